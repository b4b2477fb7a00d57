from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from tawatur.archive import fts

_FILL = """
    INSERT INTO facet (article_id, key, form, outlet, first, last, countries, types)
    SELECT a.seq, a.id, a.form, a.outlet_folded, a.published_earliest, a.published_latest,
        COALESCE((SELECT ',' || group_concat(country) || ',' FROM (
            SELECT DISTINCT e.country FROM name n JOIN entity e ON e.id = n.entity
            WHERE n.article_id = a.seq AND e.country IS NOT NULL ORDER BY e.country)), ''),
        COALESCE((SELECT ',' || group_concat(type) || ',' FROM (
            SELECT DISTINCT m.type FROM event_mention m
            WHERE m.article_id = a.seq AND m.id NOT IN (SELECT mention FROM hidden_mention)
            ORDER BY m.type)), '')
    FROM article a
"""


def make_index(apps: Any, schema_editor: Any) -> None:
    fts.create_forms(schema_editor.connection)


def drop_index(apps: Any, schema_editor: Any) -> None:
    fts.drop_forms(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0004_groupings'),
    ]

    operations = [
        migrations.CreateModel(
            name='Facet',
            fields=[
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, serialize=False, to='archive.article')),
                ('key', models.CharField(max_length=64)),
                ('form', models.CharField(max_length=10)),
                ('outlet', models.TextField(null=True)),
                ('first', models.DateField(null=True)),
                ('last', models.DateField(null=True)),
                ('countries', models.TextField()),
                ('types', models.TextField()),
            ],
            options={
                'db_table': 'facet',
            },
        ),
        migrations.AlterField(
            model_name='name',
            name='entity',
            field=models.CharField(max_length=200),
        ),
        migrations.AddIndex(
            model_name='name',
            index=models.Index(fields=['entity', 'article'], name='name_entity_article'),
        ),
        migrations.AddIndex(
            model_name='eventmention',
            index=models.Index(fields=['article', 'event'], name='mention_article_event'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['type', 'first_article'], name='event_type_newest'),
        ),
        migrations.RunSQL(_FILL, migrations.RunSQL.noop),
        migrations.RunPython(make_index, drop_index),
    ]
