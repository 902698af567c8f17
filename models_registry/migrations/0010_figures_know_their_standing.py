"""Ranges; columns for what follows for figures; their counts; a row for each dataset version."""

import django.db.models.deletion
import django.db.models.functions.comparison
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('models_registry', '0009_number_offsets'),
        ('provinces', '0002_constraints_name_their_field'),
    ]

    operations = [
        migrations.CreateModel(
            name='DatasetRelease',
            fields=[
                ('number', models.PositiveBigIntegerField(primary_key=True, serialize=False, verbose_name='Number')),
                ('released_at', models.DateTimeField(verbose_name='Since')),
            ],
            options={
                'verbose_name': 'Release of the dataset',
                'verbose_name_plural': 'Releases of the dataset',
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='FigureCount',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('period', models.CharField(max_length=8)),
                ('count', models.PositiveIntegerField()),
                ('count_zero', models.PositiveIntegerField()),
                ('count_without_number', models.PositiveIntegerField()),
            ],
            options={
                'verbose_name': 'Count of figures',
                'verbose_name_plural': 'Counts of figures',
            },
        ),
        migrations.RemoveIndex(
            model_name='figure',
            name='figure_by_indicator',
        ),
        migrations.RemoveIndex(
            model_name='figure',
            name='figure_by_province',
        ),
        migrations.AddField(
            model_name='figure',
            name='comparable',
            field=models.BooleanField(default=False, editable=False, verbose_name='Comparable'),
        ),
        migrations.AddField(
            model_name='figure',
            name='in_conflict',
            field=models.BooleanField(default=False, editable=False, verbose_name='Contradicted'),
        ),
        migrations.AddField(
            model_name='figure',
            name='listed',
            field=models.BooleanField(default=False, editable=False, verbose_name='Listed'),
        ),
        migrations.AddField(
            model_name='figure',
            name='superseded_by',
            field=models.ForeignKey(db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='models_registry.figure', verbose_name='Superseded by'),
        ),
        migrations.AddField(
            model_name='figure',
            name='unit_set',
            field=models.CharField(choices=[('63', '63 units, until 30 June 2025'), ('34', '34 units, since 1 July 2025')], default='', editable=False, max_length=2, verbose_name='Set of units'),
        ),
        migrations.AddField(
            model_name='figure',
            name='value_to',
            field=models.DecimalField(blank=True, decimal_places=2, help_text='Only of a range, as in from 12 to 18: its upper end.', max_digits=15, null=True, verbose_name='Up to'),
        ),
        migrations.AddField(
            model_name='historicalfigure',
            name='value_to',
            field=models.DecimalField(blank=True, decimal_places=2, help_text='Only of a range, as in from 12 to 18: its upper end.', max_digits=15, null=True, verbose_name='Up to'),
        ),
        migrations.AddField(
            model_name='historicalkeying',
            name='value_to',
            field=models.DecimalField(blank=True, decimal_places=2, help_text='Only of a range, as in from 12 to 18: its upper end.', max_digits=15, null=True, verbose_name='Up to'),
        ),
        migrations.AddField(
            model_name='keying',
            name='value_to',
            field=models.DecimalField(blank=True, decimal_places=2, help_text='Only of a range, as in from 12 to 18: its upper end.', max_digits=15, null=True, verbose_name='Up to'),
        ),
        migrations.AddIndex(
            model_name='figure',
            index=models.Index(condition=models.Q(('listed', True)), fields=['indicator', 'id'], name='figure_listed_by_indicator'),
        ),
        migrations.AddIndex(
            model_name='figure',
            index=models.Index(condition=models.Q(('listed', True)), fields=['province', 'id'], name='figure_listed_by_province'),
        ),
        migrations.AddIndex(
            model_name='figure',
            index=models.Index(condition=models.Q(('listed', True)), fields=['province', 'indicator'], name='figure_listed_by_series'),
        ),
        migrations.AddIndex(
            model_name='figure',
            index=models.Index(condition=models.Q(('comparable', True)), fields=['indicator', 'unit_set', 'province', 'period_last'], name='figure_compared'),
        ),
        migrations.AddIndex(
            model_name='figure',
            index=models.Index(condition=models.Q(('comparable', True)), fields=['province', 'indicator', 'period_last'], name='figure_compared_by_unit'),
        ),
        migrations.AddIndex(
            model_name='figure',
            index=models.Index(condition=models.Q(('in_conflict', True)), fields=['claim'], name='figure_contradicted'),
        ),
        migrations.AddConstraint(
            model_name='figure',
            constraint=models.CheckConstraint(condition=models.Q(('value_to__isnull', True), models.Q(('qualifier__in', ('exact', 'about')), ('value__isnull', False), ('value_to__gt', models.F('value'))), _connector='OR'), name='figure_range_in_order', violation_error_code='value_to', violation_error_message='A range goes from a number to a greater one, both exact or both about.'),
        ),
        migrations.AddConstraint(
            model_name='keying',
            constraint=models.CheckConstraint(condition=models.Q(('value_to__isnull', True), models.Q(('qualifier__in', ('exact', 'about')), ('value__isnull', False), ('value_to__gt', models.F('value'))), _connector='OR'), name='keying_range_in_order', violation_error_code='value_to', violation_error_message='A range goes from a number to a greater one, both exact or both about.'),
        ),
        migrations.AddField(
            model_name='figurecount',
            name='indicator',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='models_registry.indicator'),
        ),
        migrations.AddField(
            model_name='figurecount',
            name='province',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='provinces.province'),
        ),
        migrations.AddIndex(
            model_name='figurecount',
            index=models.Index(fields=['province', 'period'], name='figure_count_by_unit'),
        ),
        migrations.AddConstraint(
            model_name='figurecount',
            constraint=models.UniqueConstraint(models.F('indicator'), django.db.models.functions.comparison.Coalesce('province', models.Value('')), models.F('period'), name='figure_count_unique', violation_error_message='These figures are counted already.'),
        ),
    ]
