"""Why a job failed, kept beside it until the worker deletes it; and a story that waits for its time is not 'public'."""

import django.db.models.deletion
from django.db import migrations, models

GOES_WITH_ITS_JOB = """
ALTER TABLE articles_jobfailure ADD CONSTRAINT articles_jobfailure_of_job
    FOREIGN KEY (job_id) REFERENCES procrastinate_jobs (id) ON DELETE CASCADE;
"""

PUBLIC_STORIES_STAY = """
CREATE OR REPLACE FUNCTION articles_article_refuse_deletion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.live_id IS NOT NULL THEN
        RAISE EXCEPTION 'story % {was}', OLD.id
            USING ERRCODE = 'restrict_violation', HINT = '{mend}';
    END IF;
    RETURN OLD;
END $$;
"""


def words(was: str, mend: str) -> str:
    return PUBLIC_STORIES_STAY.replace("{was}", was).replace("{mend}", mend)


class Migration(migrations.Migration):
    dependencies = [("articles", "0012_follows_index"), ("procrastinate", "0025_add_models")]

    operations = [
        migrations.CreateModel(
            name="JobFailure",
            fields=[
                (
                    "job",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="failure",
                        serialize=False,
                        to="procrastinate.procrastinatejob",
                    ),
                ),
                ("said", models.TextField()),
            ],
        ),
        migrations.RunSQL(
            GOES_WITH_ITS_JOB, "ALTER TABLE articles_jobfailure DROP CONSTRAINT articles_jobfailure_of_job;"
        ),
        migrations.RunSQL(
            words(
                "was public or is scheduled",
                "Take it off the schedule; or withdraw it, and its address says what became of it.",
            ),
            words("was public", "Withdraw it: its address then says what became of it."),
        ),
    ]
