// Opens each report in a real browser, offline, and looks at what a reader relies on.
// usage: node suite.mjs CHROMIUM OUT-FOLDER REPORT…
import assert from "node:assert/strict";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, folder, ...reports] = process.argv.slice(2);
assert(reports.length > 0, "no reports to open");

const args = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const profile = await mkdtemp(join(tmpdir(), "qufen-browser-"));
const browser = await chromium.launchPersistentContext(profile, {
  executablePath, args, headless: true, offline: true, viewport: { width: 1280, height: 900 },
});
let passed = 0;
try {
  for (const report of reports) await look(report);
} finally {
  await browser.close();
  await rm(profile, { recursive: true, force: true });
}
console.log(`${passed} passed, 0 failed`);

async function look(report) {
  const name = basename(report, ".html");
  const own = pathToFileURL(report).href;
  const page = await browser.newPage();
  const told = [];
  const asked = [];
  page.on("console", (message) => told.push(message.text()));
  page.on("pageerror", (error) => told.push(String(error)));
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(own);

  const check = async (what, body) => {
    try {
      await body();
      passed += 1;
      console.log(`ok ${name}: ${what}`);
    } catch (error) {
      throw new Error(`${name}: ${what}: ${error.message}`);
    }
  };
  const visible = (selector) => page.locator(selector).filter({ visible: true }).count();
  const choose = (id) => page.locator(`#${id}`).check({ force: true });

  await check("nothing is loaded and nothing is complained about", async () => {
    assert.deepEqual([asked, told], [[own], []]);
  });
  await check("the policy forbids everything but the styles in the file", async () => {
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
    assert.match(policy, /default-src 'none'/);
    assert.doesNotMatch(policy, /script-src|https?:|\*/);
    assert.equal(await page.locator("script, link, img, iframe, object, [onclick]").count(), 0);
  });
  await check("the conclusion comes first, and a draft is called one", async () => {
    assert.match(await page.locator("h1").innerText(), /《.+》/);
    assert.ok((await page.locator(".conclusion").innerText()).length > 10);
    assert.match(await page.locator(".versions").innerText(), /草案/);
  });
  await check("changed characters are marked on their side", async () => {
    assert.ok(await visible(".side.old del") > 0);
    assert.ok(await visible(".side.new ins") > 0);
    assert.equal(await page.locator(".side.old ins, .side.new del").count(), 0);
  });
  await check("there is a matrix, and each transition has a cause and a case", async () => {
    assert.ok(await visible("table.matrix td a") > 0);
    const transitions = page.locator(".transition");
    for (let i = 0; i < await transitions.count(); i += 1) {
      assert.ok(await transitions.nth(i).locator(".case").count() > 0);
      assert.ok(await transitions.nth(i).locator(".because a").count() > 0);
    }
  });
  await check("every link leads to something in the file", async () => {
    const dead = await page.evaluate(() => [...document.querySelectorAll("a[href]")]
      .map((link) => link.getAttribute("href"))
      .filter((href) => !href.startsWith("#") || !document.getElementById(href.slice(1))));
    assert.deepEqual(dead, []);
  });
  await check("the level filter shows text or outcomes alone", async () => {
    await choose("level-text");
    assert.deepEqual([await visible("section.text") > 0, await visible("section.outcomes")], [true, 0]);
    await choose("level-outcomes");
    assert.deepEqual([await visible("section.text"), await visible("section.outcomes") > 0], [0, true]);
    await choose("level-all");
    assert.ok(await visible("section.text") > 0 && await visible("section.outcomes") > 0);
  });
  await check("the direction filter leaves its transitions and their clauses", async () => {
    const all = await visible(".transition");
    let seen = 0;
    for (const [id, classes] of [
      ["direction-stricter", ".stricter"],
      ["direction-lighter", ".lighter"],
      ["direction-other", ".sideways, .disputed"],
    ]) {
      if (await page.locator(`#${id}`).count() === 0) continue;
      await choose(id);
      const left = await visible(".transition");
      const wanted = classes.split(", ").map((one) => `.transition${one}`).join(", ");
      assert.ok(left > 0);
      assert.equal(left, await visible(wanted));
      seen += left;
    }
    assert.equal(seen, all);
    await choose("direction-none");
    assert.equal(await visible(".transition"), 0);
    await choose("direction-all");
    assert.equal(await visible(".transition"), all);
  });
  await check("the article filter leaves the clauses of the article", async () => {
    const changed = await visible(".clause.changed");
    const articles = page.locator('input[name="article"]:not(#article-all)');
    assert.ok(await articles.count() > 0);
    let seen = 0;
    for (let i = 0; i < await articles.count(); i += 1) {
      const id = await articles.nth(i).getAttribute("id");
      await choose(id);
      const left = await visible(".clause.changed");
      assert.equal(left, await visible(`.clause.changed[data-articles~="${id}"]`));
      seen += left;
    }
    assert.equal(seen, changed);
    await choose("article-all");
  });
  await check("the filters can be used with the keyboard", async () => {
    await page.locator("#level-all").focus();
    await page.keyboard.press("ArrowRight");
    assert.ok(await page.locator("#level-text").isChecked());
    await choose("level-all");
  });
  await check("what did not change can be unfolded", async () => {
    const folded = page.locator("details.unchanged").first();
    assert.equal(await folded.locator(".clause").first().isVisible(), false);
    await folded.locator("summary").click();
    assert.equal(await folded.locator(".clause").first().isVisible(), true);
    await folded.locator("summary").click();
  });
  await page.screenshot({ path: join(folder, `${name}-desktop.png`), fullPage: true });
  await check("nothing is cut off at 360 pixels", async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    const [width, window] = await page.evaluate(() => [
      document.documentElement.scrollWidth, document.documentElement.clientWidth,
    ]);
    assert.ok(width <= window, `${width} > ${window}`);
  });
  await page.screenshot({ path: join(folder, `${name}-narrow.png`), fullPage: true });
  await check("it prints", async () => {
    const path = join(folder, `${name}.pdf`);
    await page.pdf({ path, preferCSSPageSize: true });
    assert.ok((await stat(path)).size > 10_000);
    await page.emulateMedia({ media: "print" });
    assert.equal(await visible(".filters"), 0);
    assert.ok(await visible(".transition") > 0);
  });
  await check("still nothing was loaded", async () => {
    assert.deepEqual([asked, told], [[own], []]);
  });
  await page.close();
}
