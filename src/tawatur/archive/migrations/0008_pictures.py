from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0007_lists'),
    ]

    operations = [
        migrations.CreateModel(
            name='Picture',
            fields=[
                ('seq', models.BigAutoField(primary_key=True, serialize=False)),
                ('page', models.CharField(max_length=16)),
                ('src', models.TextField()),
                ('name', models.CharField(db_index=True, max_length=32)),
                ('width', models.IntegerField()),
                ('height', models.IntegerField()),
            ],
            options={
                'db_table': 'picture',
                'constraints': [models.UniqueConstraint(fields=('page', 'src'), name='picture_of')],
            },
        ),
    ]
