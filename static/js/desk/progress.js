// Moves the bar of a long piece of work, and shows the page anew when the work has ended.

const place = document.querySelector("[data-progress-url]");
const bar = place.querySelector("progress");
const done = place.querySelector(".done");

async function look() {
  const answer = await fetch(place.dataset.progressUrl, { credentials: "same-origin" });
  const work = await answer.json();
  if (!work.at_work) {
    location.reload();
    return;
  }
  bar.max = work.total;
  bar.value = work.done;
  done.textContent = work.done;
  setTimeout(look, 1000);
}

// An answer that got lost is asked for again.
const keepLooking = () => look().catch(() => setTimeout(keepLooking, 3000));
setTimeout(keepLooking, 1000);
