from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0002_judgements'),
    ]

    operations = [
        migrations.AddField(
            model_name='entity',
            name='because',
            field=models.TextField(null=True),
        ),
        migrations.AddField(
            model_name='entity',
            name='person',
            field=models.CharField(db_index=True, default='', max_length=200),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='entity',
            name='ruled',
            field=models.CharField(db_index=True, default='', max_length=200),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='entity',
            name='ruled_because',
            field=models.TextField(null=True),
        ),
        migrations.AddField(
            model_name='name',
            name='title',
            field=models.TextField(null=True),
        ),
        migrations.CreateModel(
            name='PersonKey',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(db_index=True, max_length=200)),
                ('entity', models.CharField(db_index=True, max_length=200)),
            ],
            options={
                'db_table': 'person_key',
            },
        ),
        migrations.CreateModel(
            name='Sameness',
            fields=[
                ('seq', models.BigAutoField(primary_key=True, serialize=False)),
                ('one', models.CharField(max_length=200)),
                ('other', models.CharField(max_length=200)),
                ('verdict', models.CharField(max_length=10)),
                ('reason', models.TextField(null=True)),
                ('at', models.DateTimeField()),
            ],
            options={
                'db_table': 'sameness',
            },
        ),
        # Until they are read again, entities are who they were read as.
        migrations.RunSQL(
            "UPDATE entity SET ruled = id, person = id", migrations.RunSQL.noop
        ),
    ]
