"""The archive for programs: `/api/v1`, described by `/api/v1/openapi.json` (OpenAPI 3.1)."""
