from django.db import migrations, models

_FILL = """
    UPDATE event_party SET (earliest, latest, first_article) = (
        SELECT e.when_earliest, e.when_latest, e.first_article FROM event e WHERE e.id = event_party.event_id
    )
"""


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0008_pictures'),
    ]

    operations = [
        migrations.RemoveIndex(model_name='eventparty', name='event_entity'),
        migrations.AddField(
            model_name='eventparty', name='earliest', field=models.DateField(null=True)
        ),
        migrations.AddField(
            model_name='eventparty', name='latest', field=models.DateField(null=True)
        ),
        migrations.AddField(
            model_name='eventparty', name='first_article', field=models.BigIntegerField(null=True)
        ),
        migrations.RunSQL(_FILL, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name='eventparty',
            index=models.Index(
                fields=['entity', 'earliest', 'latest', 'first_article', 'event', 'side'],
                name='event_entity_days',
            ),
        ),
    ]
