"""The inputs of the story form that stock HTML does not have, and what the browser must load for them."""

from django import forms
from django.utils.timezone import get_current_timezone_name
from django.utils.translation import gettext_lazy as _
from django_prose_editor.widgets import importmap as prose_editor
from js_asset import JSON, ImportMap, Media, Script

from articles.admin.picker import picker_media

# Everything that the modules in static/articles/admin/editor/ say.
WORDS = {
    "body": _("Text of the story"),
    "toolbar": _("Formatting"),
    "style": _("Style of the paragraph"),
    "paragraph": _("Text"),
    "heading2": _("Heading"),
    "heading3": _("Subheading"),
    "heading4": _("Small heading"),
    "bold": _("Bold"),
    "italic": _("Italic"),
    "link": _("Link"),
    "list": _("List"),
    "numbered": _("Numbered list"),
    "quotation": _("Quotation"),
    "pullquote": _("Pull quote"),
    "photo": _("Photo"),
    "embed": _("Embed"),
    "table": _("Table"),
    "rule": _("Break"),
    "strike": _("Struck out"),
    "subscript": _("Subscript"),
    "superscript": _("Superscript"),
    "code": _("Code"),
    "more": _("More"),
    "undo": _("Undo"),
    "redo": _("Redo"),
    "rowAfter": _("Add a row"),
    "columnAfter": _("Add a column"),
    "deleteRow": _("Remove the row"),
    "deleteColumn": _("Remove the column"),
    "headerRow": _("Headings on or off"),
    "deleteTable": _("Remove the table"),
    "tableCaption": _("Caption of the table"),
    "speaker": _("Who said it?"),
    "address": _("Address"),
    "addressHelp": _("Type words of a headline to find a story of ours, or an address that begins with https:// or /."),
    "stories": _("Stories"),
    "menu": _("Menu of what can be inserted"),
    "lineBreak": _("New line within the paragraph"),
    "find": _("Find"),
    "save": _("Save"),
    "preview": _("Preview"),
    "shortcuts": _("Keyboard shortcuts"),
    "close": _("Close"),
    "findAndReplace": _("Find and replace"),
    "replaceWith": _("Replace with"),
    "previous": _("Previous"),
    "next": _("Next"),
    "matchCase": _("Match case"),
    "replace": _("Replace"),
    "replaceAll": _("Replace all"),
    "foundOf": _("%n of %m"),
    "foundNone": _("Not found"),
    "replaced": _("Replaced: %n"),
    "pictureOf": _("Picture %s"),
    "picturesLeft": _("These pictures were not taken in. Save each as a file, then drop it onto the text."),
    "dismiss": _("Close this note"),
    "emptyText": _("Write, or type / for a menu of what can be inserted."),
    "textLength": _("Words: %w · Minutes to read: %m"),
    "headlineWords": _("Words of its headline"),
    "chooseStory": _("Choose a story from the list."),
    "embedAddress": _("Address of the video or post (https://…)"),
    "embedTitle": _("What it shows, in words"),
    "relatedStory": _("Related story"),
    "insert": _("Insert"),
    "apply": _("Apply"),
    "removeLink": _("Remove the link"),
    "cancel": _("Cancel"),
    "remove": _("Remove"),
    "caption": _("Caption"),
    "captionNone": _("Write a caption"),
    "inherited": _("From the photo: %s"),
    "alt": _("Alternative text"),
    "altNone": _("Say what the photo shows, for those who cannot see it"),
    "decorative": _("Decorative: nothing to say about it"),
    "credit": _("Credit"),
    "creditNone": _("No credit is known. Write one."),
    "creditDiffers": _("The photo’s own credit is another: %s."),
    "useCaption": _("Use the photo’s caption"),
    "useAlt": _("Use the photo’s alternative text"),
    "useCredit": _("Use the photo’s credit"),
    "uploading": _("Uploading %s …"),
    "details": _("Size, alternative text and credit"),
    "size": _("Size"),
    "column": _("As wide as the text"),
    "wide": _("Wider than the text"),
    "full": _("Full width"),
    "choosePhoto": _("Choose a photo"),
    "chooseAnother": _("Choose another photo"),
    "waiting": _("This caption waits for its picture."),
    "removePhoto": _("Remove the photo"),
    "moved": _("Moved to place %s"),
    "removed": _("Removed"),
    "unsaved": _("Not saved yet"),
    "keptAt": _("kept at %s"),
    "away": _("The server is out of reach. What you type is kept in this browser and sent when it is back."),
    "out": _("You are logged out. What you type is kept in this browser; log in, and go on here."),
    "keptNowhere": _("The server is out of reach and this browser has no room. Copy your text before you leave."),
    "logIn": _("Log in"),
    "alsoHere": _("Also here: %s"),
    "writes": _("%s writes this story, since %t. You can read along."),
    "writesElsewhere": _("You write this story in another window."),
    "nobodyWrites": _("Nobody writes this story now."),
    "writeNow": _("Write"),
    "newerSaved": _("Version %s was saved meanwhile. When you save, you see both and may merge them."),
    "takenOver": _("%s took over at %t. You can read along; what you typed is not lost."),
    "ownText": _("Read what you typed"),
    "unsavedOffer": _("You typed here and did not save it. Compare it with what is saved, then bring it back or not:"),
    "livePreview": _("Preview beside the text"),
    "phone": _("Phone"),
    "desk": _("Desk"),
    "nothingTyped": _("What you type shows here as readers will see it."),
}

# What static/articles/admin/moments.js says.
MOMENT_WORDS = {
    "elsewhere": _("%time in %zone"),
    "missing": _("The clocks in %zone go forward then: this time does not exist."),
    "first": _("This time comes twice that day; the first is meant:"),
    "second": _("This time comes twice that day; the second is meant:"),
}
MOMENT_MEDIA = Media(
    js=[JSON(MOMENT_WORDS, id="moment-words"), Script("articles/admin/moments.js", type="module")],
)

EDITOR = "articles/admin/editor/{}.js"
MODULES = (
    "beside",
    "blocks",
    "body",
    "clean",
    "commands",
    "dialog",
    "drops",
    "family",
    "inherited",
    "lead",
    "leftovers",
    "lock",
    "find",
    "length",
    "listbox",
    "marks",
    "menu",
    "more",
    "pasting",
    "photo",
    "photos",
    "problems",
    "rows",
    "session",
    "shortcuts",
    "stories",
    "table",
    "toolbar",
    "words",
)


def editor_media(script: str, *styles: str) -> Media:
    """What a page with the body editor loads: `script` of the editor's modules begins it."""
    modules = {f"articles/admin/editor/{name}": EDITOR.format(name) for name in MODULES}
    return (
        picker_media
        + MOMENT_MEDIA
        + Media(
            importmap=prose_editor | ImportMap(modules),
            css={"all": [f"articles/admin/{style}.css" for style in styles]},
            js=[JSON(WORDS, id="editor-words"), Script(EDITOR.format(script), type="module")],
        )
    )


STORY_MEDIA = editor_media("form", "story", "body", "editing")
PAGE_MEDIA = editor_media("page", "body", "page")


class NameInput(forms.TextInput):
    """A name, with those known suggested while typing. `kind` is author, source, outlet or topic."""

    def __init__(self, kind: str, attrs: dict | None = None):
        super().__init__({"data-suggest": kind, "autocomplete": "off", **(attrs or {})})


class MomentInput(forms.DateTimeInput):
    """A date and a time in the newsroom's zone, by the browser's own control.

    Where MOMENT_MEDIA is loaded, the page says below it what other clocks show then. `late` is as in MomentField.
    """

    input_type = "datetime-local"
    late = False

    def __init__(self):
        super().__init__({"step": 1}, format="%Y-%m-%dT%H:%M:%S")

    def get_context(self, name, value, attrs):
        zone = {"data-zone": get_current_timezone_name(), "data-late": self.late}
        return super().get_context(name, value, attrs | zone)


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self):
        super().__init__(format="%Y-%m-%d")


class LineInput(forms.Textarea):
    """One line that grows with its words instead of scrolling."""

    def __init__(self, attrs: dict | None = None):
        super().__init__({"rows": 1, "dir": "auto", "data-grow": True, **(attrs or {})})
