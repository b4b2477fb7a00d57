"""The archive for programs: `/api/v1`, read only, described by `/api/v1/openapi.json` (OpenAPI 3.1)."""
