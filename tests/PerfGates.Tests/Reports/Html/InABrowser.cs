using System.Text.Json.Nodes;

namespace PerfGates.Tests.Reports.Html;

public class InABrowser(ChromiumOfTheTests fixture) : IClassFixture<ChromiumOfTheTests>
{
    public static MatrixTheoryData<int, bool> Screens => new([360, 1280, 1920], [false, true]);

    [Theory, MemberData(nameof(Screens))]
    public async Task It_complains_of_nothing_asks_nobody_and_fits(int width, bool dark)
    {
        Chromium.IsThere();
        foreach (var page in (string[])[fixture.Example, fixture.Thousand])
        {
            await fixture.Browser.OpenAsync(page, width, 900, dark);
            AssertQuiet(page);
            // Unfolded, where everything has its full width.
            await fixture.Browser.ValueAsync(Unfold);
            Assert.Equal("", await TextAsync("document.documentElement.scrollWidth <= document.documentElement.clientWidth ? '' : [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !e.closest('.scroll, pre')).map(e => e.outerHTML.slice(0, 120)).slice(0, 5).join('\\n') || 'too wide'"));
        }
    }

    [Theory, MemberData(nameof(Screens))]
    public async Task Its_text_stands_out_from_what_is_behind_it(int width, bool dark)
    {
        Chromium.IsThere();
        await fixture.Browser.OpenAsync(fixture.Example, width, 900, dark);
        await fixture.Browser.ValueAsync(Unfold);
        Assert.InRange((int)(await fixture.Browser.ValueAsync($"({Contrast})().looked"))!, 150, int.MaxValue);
        Assert.Equal("", await TextAsync($"({Contrast})().poor.join('\\n')"));
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Everything_to_use_is_reached_by_tab_and_is_seen_to_be(int width)
    {
        Chromium.IsThere();
        await fixture.Browser.OpenAsync(fixture.Example, width, 900, dark: false);
        var wanted = (int)(await fixture.Browser.ValueAsync("(() => { let n = 0; for (const e of document.querySelectorAll('a[href], button, input, summary, [tabindex=\"0\"]')) if (e.checkVisibility()) e.dataset.wanted = ++n; return n; })()"))!;
        Assert.InRange(wanted, 20, int.MaxValue);
        for (var i = 0; i < wanted; i++)
        {
            await fixture.Browser.PressTabAsync();
            await fixture.Browser.ValueAsync("(() => { const e = document.activeElement, s = getComputedStyle(e); e.dataset.reached = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 && e.getBoundingClientRect().width > 0 ? 'seen' : 'unseen'; })()");
        }
        Assert.Equal("", await TextAsync("[...document.querySelectorAll('[data-wanted]')].filter(e => e.dataset.reached !== 'seen').map(e => e.outerHTML.slice(0, 120) + ' ' + e.dataset.reached).join('\\n')"));
    }

    [Fact]
    public async Task It_is_complete_without_scripts()
    {
        Chromium.IsThere();
        await fixture.Browser.OpenAsync(fixture.Example, 1280, 900, dark: false, scripts: false);
        AssertQuiet(fixture.Example);
        var document = await fixture.Browser.AskAsync("DOM.getDocument");
        async Task<int> CountAsync(string selector) => ((JsonArray)(await fixture.Browser.AskAsync("DOM.querySelectorAll", new() { ["nodeId"] = (int)document["root"]!["nodeId"]!, ["selector"] = selector }))["nodeIds"]!).Count;
        Assert.Equal(Example.Document.Gates.Count, await CountAsync("details.gate"));
        Assert.Equal(Example.Document.Gates.Sum(g => g.Budgets.Count), await CountAsync("article.budget"));
        Assert.Equal(1, await CountAsync(".tools[hidden]"));
    }

    [Fact]
    public async Task Its_headings_are_in_order_and_its_pictures_have_words()
    {
        Chromium.IsThere();
        await fixture.Browser.OpenAsync(fixture.Example, 1280, 900, dark: false);
        Assert.Equal("", await TextAsync("(() => { let level = 0, bad = []; for (const h of document.querySelectorAll('h1,h2,h3,h4,h5')) { const l = +h.tagName[1]; if (l > level + 1) bad.push(h.outerHTML); level = l; } return bad.join('\\n'); })()"));
        Assert.Equal("", await TextAsync("[...document.querySelectorAll('svg')].filter(s => !s.parentElement.closest('svg') && !s.closest('td') && s.getAttribute('aria-hidden') !== 'true' && !(s.getAttribute('role') === 'img' && s.getAttribute('aria-label'))).map(s => s.outerHTML.slice(0, 120)).join('\\n')"));
        Assert.Equal("", await TextAsync("(() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return ids.filter((id, i) => ids.indexOf(id) !== i).concat([...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.hash.slice(1)).filter(id => !ids.includes(id))).join(' '); })()"));
    }

    [Fact]
    public async Task It_finds_folds_and_follows()
    {
        Chromium.IsThere();
        await fixture.Browser.OpenAsync(fixture.Thousand, 1280, 900, dark: false);
        Assert.Equal("11 of 1000 gates", await TextAsync("(() => { const find = document.getElementById('find'); find.value = 'GATE 77'; find.dispatchEvent(new Event('input')); return document.getElementById('found').textContent; })()"));
        Assert.Equal("1000 0", await TextAsync("(() => { const open = () => document.querySelectorAll('.gate[open]').length; document.getElementById('unfold').click(); const all = open(); document.getElementById('fold').click(); return all + ' ' + open(); })()"));
        Assert.Equal("true", await TextAsync("new Promise(done => { addEventListener('hashchange', () => requestAnimationFrame(() => done('' + document.getElementById('g5').open))); location.hash = 'g5'; })"));
    }

    [Fact]
    public async Task Printed_it_is_light_and_whole()
    {
        Chromium.IsThere();
        await fixture.Browser.OpenAsync(fixture.Example, 1280, 900, dark: true, media: "print");
        Assert.Equal("", await TextAsync($"({Contrast})().poor.join('\\n')"));
        Assert.Equal("rgb(255, 255, 255)", await TextAsync("getComputedStyle(document.body).backgroundColor"));
        // The folds of gates that pass are open on paper, also where no script opens them.
        Assert.Equal("", await TextAsync("[...document.querySelectorAll('.gate .budget')].filter(b => b.getBoundingClientRect().height < 10).map(b => b.textContent.slice(0, 80)).join('\\n')"));
        Assert.StartsWith("JVBERi", (string)(await fixture.Browser.AskAsync("Page.printToPDF"))["data"]!, StringComparison.Ordinal);
    }

    private const string Unfold = "document.querySelectorAll('details').forEach(d => { d.open = true; })";

    // WCAG 2.2, 1.4.3: 4.5 for text, 3 for large. Backgrounds that let others shine through are laid on each other; text in
    // pictures stands on the fill of its neighbour.
    private const string Contrast = """
        () => {
          const parse = c => { const m = c.match(/[\d.]+/g).map(Number); return m.length < 4 ? [...m, 1] : m; };
          const over = (a, b) => [0, 1, 2].map(i => a[i] * a[3] + b[i] * (1 - a[3])).concat(1);
          const light = c => { const [r, g, b] = c.map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
          const behind = e => { const b = []; for (; e; e = e.parentElement) b.unshift(parse(getComputedStyle(e).backgroundColor)); return b.reduce((under, c) => over(c, under), [255, 255, 255, 1]); };
          const poor = []; let looked = 0;
          const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walk.nextNode()) {
            const e = walk.currentNode.parentElement;
            if (!walk.currentNode.data.trim() || e.closest('script, style, title') || !e.checkVisibility() || e.closest('.hidden')) continue;
            const s = getComputedStyle(e), svg = e.closest('svg');
            const tile = svg && svg.querySelector(':scope > rect');
            const ground = tile ? parse(getComputedStyle(tile).fill) : behind(e);
            const ink = over(parse(svg ? s.fill : s.color), ground);
            const [a, b] = [light(ink), light(ground)].sort((x, y) => y - x);
            const ratio = (a + .05) / (b + .05), size = parseFloat(s.fontSize), large = size >= 24 || size >= 18.66 && s.fontWeight >= 700;
            looked++;
            if (ratio < (large ? 3 : 4.5)) poor.push(`${ratio.toFixed(2)} ${walk.currentNode.data.trim().slice(0, 40)} ${ink} on ${ground}`);
          }
          return { looked, poor };
        }
        """;

    private async Task<string> TextAsync(string expression) => (string)(await fixture.Browser.ValueAsync(expression))!;

    private void AssertQuiet(string page)
    {
        static string Method(JsonObject heard) => (string)heard["method"]!;
        Assert.Equal("", string.Join('\n', fixture.Browser.Events.Where(e => Method(e) is "Runtime.consoleAPICalled" or "Runtime.exceptionThrown" or "Log.entryAdded" or "Network.loadingFailed").Select(e => e.ToJsonString())));
        Assert.Equal([new Uri(page).AbsoluteUri], fixture.Browser.Events.Where(e => Method(e) == "Network.requestWillBeSent").Select(e => (string)e["params"]!["request"]!["url"]!).Where(u => u != "data:,"));
    }
}
