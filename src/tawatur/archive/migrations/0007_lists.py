from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0006_finding'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['outlet_folded', 'published_earliest', 'seq'], name='article_outlet_day'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['form', 'seen', 'seq'], name='article_form_seen'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['url'], name='article_url'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(fields=['independent_origins', 'first_article'], name='event_origins'),
        ),
        migrations.AddIndex(
            model_name='event',
            index=models.Index(condition=models.Q(('conflicts', '[]'), _negated=True), fields=['first_article'], name='event_disputed'),
        ),
    ]
