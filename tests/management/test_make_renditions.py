import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command

from tests import factories

pytestmark = pytest.mark.django_db


def test_missing_renditions_are_made_once(capsys):
    photo = factories.photo()
    call_command("make_renditions")
    call_command("make_renditions")
    assert capsys.readouterr().out.splitlines() == ["9 renditions made.", "0 renditions made."]
    assert all(default_storage.exists(row.file.name) for row in photo.renditions.all())


def test_files_that_a_restore_did_not_bring_are_made_again(capsys):
    photo = factories.photo()
    call_command("make_renditions")
    names = set(photo.renditions.values_list("file", flat=True))
    for name in names:
        default_storage.delete(name)
    call_command("make_renditions")
    assert set(photo.renditions.values_list("file", flat=True)) == names
    assert all(map(default_storage.exists, names))


def test_a_lost_original_is_named_and_the_others_are_made(capsys):
    lost, kept = factories.photo(colour="navy"), factories.photo(colour="tan")
    default_storage.delete(lost.file.name)
    call_command("make_renditions")
    output = capsys.readouterr()
    assert f"Photo {lost.pk} (lighthouse.jpg)" in output.err
    assert kept.renditions.count() == 9
