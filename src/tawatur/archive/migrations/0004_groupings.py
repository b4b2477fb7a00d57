from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0003_persons'),
    ]

    operations = [
        migrations.CreateModel(
            name='Grouping',
            fields=[
                ('seq', models.BigAutoField(primary_key=True, serialize=False)),
                ('of', models.CharField(max_length=8)),
                ('verdict', models.CharField(max_length=10)),
                ('ids', models.TextField()),
                ('one', models.TextField()),
                ('other', models.TextField()),
                ('reason', models.TextField(null=True)),
                ('at', models.DateTimeField()),
            ],
            options={
                'db_table': 'grouping',
            },
        ),
        migrations.CreateModel(
            name='RuledStory',
            fields=[
                ('id', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('title', models.TextField()),
                ('first', models.DateField(null=True)),
                ('last', models.DateField(null=True)),
                ('articles', models.TextField()),
                ('events', models.TextField()),
            ],
            options={
                'db_table': 'ruled_story',
            },
        ),
        migrations.CreateModel(
            name='RuledStoryArticle',
            fields=[
                ('article', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('story', models.CharField(db_index=True, max_length=64)),
            ],
            options={
                'db_table': 'ruled_story_article',
            },
        ),
        migrations.AddField(
            model_name='eventmention',
            name='ruled',
            field=models.CharField(max_length=64, null=True),
        ),
        migrations.AddIndex(
            model_name='eventmention',
            index=models.Index(condition=models.Q(('ruled__isnull', False)), fields=['ruled'], name='mention_ruled'),
        ),
    ]
