// The form of a page about the paper: its text in the editor of stories, without what hangs on a story.
import { editBody } from "articles/admin/editor/body"
import { catchStrayFiles } from "articles/admin/editor/drops"

const text = document.getElementById("id_body")
if (text) editBody(text, text.dataset, ["photo", "relatedStory", "pullquote", "embed"])
catchStrayFiles()
