// SPDX-License-Identifier: GPL-3.0-or-later
// A real Chromium against a real server: the document pages work without a network, and pages of other origins
// change nothing and read nothing. IMAGE2MODEL names the program, IMAGE a JPEG file.
import assert from "node:assert/strict";
import {spawn} from "node:child_process";
import {once} from "node:events";
import {existsSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {createServer} from "node:http";
import {tmpdir} from "node:os";
import {join} from "node:path";
import puppeteer from "puppeteer-core";

const folder = mkdtempSync(join(tmpdir(), "i2m-browser-"));
const key = "key-of-the-browser-test";
const auth = {Authorization: `Bearer ${key}`};
const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
if (!chromium) {
    console.log("skipped: Chromium is not installed");
    process.exit(77);
}

async function startServer() {
    const child = spawn(process.env.IMAGE2MODEL, ["serve", "--port", "0", "--json", "--data-dir", join(folder, "data")],
        {env: {...process.env, ADMIN_API_KEY: key, I2M_API_STREAMS_PER_KEY: "20"}, stdio: ["ignore", "pipe", "ignore"]});
    const [line] = await once(child.stdout, "data");
    return {child, url: JSON.parse(line).url};
}

// A page that tries everything it knows against `api`, and tells what came of it.
const attack = (api, job) => `<!doctype html><title>evil</title><img id="img"><script>
const say = (name, value) => { results[name] = value; };
const results = {};
const tries = [];
const attempt = (name, work) => tries.push(work().then(value => say(name, value), () => say(name, "blocked")));
for (const mode of ["cors", "no-cors"]) {
    attempt("read " + mode, async () => (await fetch("${api}/api/v1/status/${job}", {mode})).text());
    attempt("list " + mode, async () => (await fetch("${api}/api/v1/jobs", {mode, headers: mode == "cors" ? {Authorization: "Bearer ${key}"} : {}})).text());
    attempt("post " + mode, async () => (await fetch("${api}/api/v1/jobs/${job}/cancel", {method: "POST", mode})).text());
    attempt("text " + mode, async () => (await fetch("${api}/api/v1/estimate", {method: "POST", mode, body: "{}"})).text());
}
attempt("delete", async () => (await fetch("${api}/api/v1/jobs/${job}?force=true", {method: "DELETE"})).text());
attempt("image", () => new Promise((fine, bad) => {
    const img = document.getElementById("img");
    img.onload = () => fine("loaded"); img.onerror = bad;
    img.src = "${api}/api/v1/download/${job}/FILE/thumbnail";
}));
attempt("events", () => new Promise((fine, bad) => {
    const events = new EventSource("${api}/api/v1/status/stream/${job}");
    events.onmessage = events.onopen = () => fine("opened");
    events.addEventListener("progress", () => fine("opened"));
    events.onerror = () => { events.close(); bad(); };
}));
attempt("websocket", () => new Promise((fine, bad) => {
    const socket = new WebSocket("${api}/api/v1/events".replace("http", "ws"));
    socket.onopen = () => fine("opened"); socket.onerror = bad;
}));
attempt("script", () => new Promise((fine, bad) => {
    const script = document.createElement("script");
    script.onload = () => fine("loaded"); script.onerror = bad;
    script.src = "${api}/openapi.json"; document.head.append(script);
}));
Promise.all(tries).then(() => { document.title = JSON.stringify(results); });
</script>
<form id="form" method="post" enctype="multipart/form-data" action="${api}/api/v1/upload/batch"><input name="files" value="x"></form>`;

async function testDocuments(browser, url) {
    const page = await browser.newPage();
    await page.goto(`${url}/docs`);
    const operation = "#operations-Generation-postEstimate";
    await page.waitForSelector(operation);
    await page.click(".btn.authorize");
    await page.waitForSelector(".auth-container input");
    await page.type(".auth-container input", key);
    await page.click(".auth-btn-wrapper .authorize");
    await page.click(".auth-btn-wrapper .btn-done");
    await page.click(`${operation} .opblock-summary-control`);
    const execute = await page.waitForSelector(`${operation} .execute`);
    await execute.evaluate(button => button.click());
    const status = await page.waitForSelector(`${operation} .live-responses-table tbody .response-col_status`);
    await page.waitForFunction(table => /^\d/.test(table.textContent), {}, status);
    assert.match(await status.evaluate(cell => cell.textContent), /^200/);
    const body = await page.$eval(`${operation} .live-responses-table tbody .highlight-code`, node => node.textContent);
    assert.match(body, /"currency": "USD"/);
    await page.goto(`${url}/redoc`);
    await page.waitForSelector("h1");
    assert.match(await page.$eval("h1", node => node.textContent), /image2model/);
    await page.close();
}

async function testForeignPages(browser, url) {
    const form = new FormData();
    form.append("files", new Blob([readFileSync(process.env.IMAGE)], {type: "image/jpeg"}), "vase.jpg");
    form.append("start", "false");
    const uploaded = await (await fetch(`${url}/api/v1/upload/batch`, {method: "POST", headers: auth, body: form})).json();
    assert(uploaded.job_id, JSON.stringify(uploaded));
    const state = async () => (await fetch(`${url}/api/v1/status/${uploaded.job_id}`, {headers: auth})).text();
    const count = async () => (await (await fetch(`${url}/api/v1/jobs`, {headers: auth})).json()).items.length;
    const before = await state();

    const html = attack(url, uploaded.job_id).replace("FILE", uploaded.files[0].file_id);
    const evil = createServer((request, response) => response.end(html)).listen(0, "127.0.0.1");
    await once(evil, "listening");
    // Another port is another origin of the same site; another name is another site.
    for (const origin of [`http://127.0.0.1:${evil.address().port}`, `http://evil.test:${evil.address().port}`]) {
        const page = await browser.newPage();
        await page.goto(origin);
        await page.waitForFunction(() => document.title.startsWith("{"));
        const results = JSON.parse(await page.title());
        for (const [name, value] of Object.entries(results))
            assert(value === "blocked" || value === "", `${origin}: “${name}” gave ${value}`);
        assert(Object.keys(results).length >= 13);
        const [answer] = await Promise.all([page.waitForNavigation(), page.$eval("#form", node => node.submit())]);
        assert.equal(answer.status(), 403);
        await page.close();
    }
    evil.close();

    // A name that its owner points at this computer after the page was loaded.
    const page = await browser.newPage();
    const answer = await page.goto(`http://rebinding.test:${new URL(url).port}/api/v1/status/${uploaded.job_id}`);
    assert.equal(answer.status(), 421);
    assert(!(await answer.text()).includes("vase.jpg"));
    await page.close();

    assert.equal(await state(), before);
    assert.equal(await count(), 1);
}

async function testEventSource(browser, url) {
    const page = await browser.newPage();
    await page.goto(`${url}/docs`);
    const {ticket} = await (await fetch(`${url}/api/v1/stream-tickets`, {method: "POST", headers: auth})).json();
    const first = await page.evaluate(address => new Promise((fine, bad) => {
        const events = new EventSource(address);
        events.onopen = () => { events.close(); fine("opened"); };
        events.onerror = () => bad(new Error("refused"));
    }), `/api/v1/events?ticket=${ticket}`);
    assert.equal(first, "opened");
    await page.close();
}

const server = await startServer();
const browser = await puppeteer.launch({executablePath: chromium, headless: true, userDataDir: join(folder, "chromium"),
    args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-proxy-server",
        // No name is known but those of the test: whatever works, works offline.
        "--host-resolver-rules=MAP *.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]});
try {
    for (const test of [testDocuments, testForeignPages, testEventSource]) {
        await test(browser, server.url);
        console.log(`ok ${test.name}`);
    }
} finally {
    await browser.close();
    server.child.kill();
    await once(server.child, "exit");
    rmSync(folder, {recursive: true, force: true});
}
