/* The library's pages: upload with progress, and the focal point of a picture. */

import { acceptDrops, uploadFiles } from "articles/admin/picker";

const PHOTO_PAGE = (id) => new URL(`../${id}/change/`, document.querySelector("[data-upload]").action).pathname;

function enhanceUpload(form) {
  const input = form.querySelector("input[type=file]");
  const list = form.querySelector(".upload-list");
  const upload = (files) => uploadFiles(files, list, (photo, line) => {
    const link = document.createElement("a");
    const picture = document.createElement("img");
    link.href = PHOTO_PAGE(photo.id);
    picture.src = photo.url;
    picture.alt = "";
    const name = line.querySelector(".upload-name");
    link.append(picture, name.textContent);
    name.replaceChildren(link);
  });
  const uploadChosen = () => {
    upload([...input.files]);
    form.reset();
  };
  form.querySelector("[type=submit]").hidden = true;
  input.addEventListener("change", uploadChosen);
  form.addEventListener("submit", (event) => event.preventDefault());
  acceptDrops(form, upload);
}

/** A mark on the picture that follows the two sliders, and the sliders a click on the picture. */
function enhanceFocalPoint(frame) {
  const sliders = [document.getElementById("id_focal_x"), document.getElementById("id_focal_y")];
  if (!sliders[0]) return;
  const mark = document.createElement("span");
  mark.className = "focal-mark";
  frame.append(mark);
  const draw = () => {
    mark.style.left = `${sliders[0].value * 100}%`;
    mark.style.top = `${sliders[1].value * 100}%`;
  };
  frame.addEventListener("click", (event) => {
    const box = frame.getBoundingClientRect();
    sliders[0].value = (event.clientX - box.left) / box.width;
    sliders[1].value = (event.clientY - box.top) / box.height;
    draw();
  });
  for (const slider of sliders) slider.addEventListener("input", draw);
  draw();
}

document.querySelectorAll("[data-upload]").forEach(enhanceUpload);
document.querySelectorAll("[data-focal]").forEach(enhanceFocalPoint);
