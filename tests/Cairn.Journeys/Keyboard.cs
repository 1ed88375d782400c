using Microsoft.Playwright;

namespace Cairn.Journeys;

/// <summary>Walks through a page by the Tab key alone, as someone without a mouse does.</summary>
public static class Keyboard
{
    /// <summary>What is out of reach, out of order, unseen or holds on to the focus, in sentences; empty when nothing is.</summary>
    public static async Task<IReadOnlyList<string>> Walk(IPage page)
    {
        var stops = await page.EvaluateAsync<string[]>(listStops);
        var wrong = new List<string>();
        for (var expected = 0; expected < stops.Length; expected++)
        {
            await page.Keyboard.PressAsync("Tab");
            var step = await page.EvaluateAsync<Step>(lookAtFocus, expected);
            if (step.At != expected)
            {
                wrong.Add($"Tab {expected + 1} should reach {stops[expected]} and reached {step.Name}");
                return wrong;
            }
            if (!step.Shown)
                wrong.Add($"nothing shows that {step.Name} has the focus");
            if (!step.InView)
                wrong.Add($"{step.Name} has the focus outside the view or beneath something");
        }
        if (stops.Length > 0)
        {
            await page.Keyboard.PressAsync("Tab");
            var after = await page.EvaluateAsync<Step>(lookAtFocus, -1);
            if (after.At == stops.Length - 1)
                wrong.Add($"{after.Name} does not let the focus go");
        }
        return wrong;
    }

    // A group of radio buttons is one stop: the chosen one, else the first.
    private const string listStops = """
        () => {
            const seen = e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('[inert]');
            const can = 'a[href], area[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [contenteditable=true], [tabindex]';
            const all = [...document.querySelectorAll(can)].filter(e => !e.disabled && e.getAttribute('tabindex') !== '-1' && seen(e));
            const groups = new Map();
            for (const e of all) if (e.type === 'radio' && (e.checked || !groups.has(e.form?.id + e.name))) groups.set(e.form?.id + e.name, e);
            const look = e => [e, e.parentElement, e.nextElementSibling].filter(x => x).flatMap(x => [null, '::before', '::after'].map(part => {
                const s = getComputedStyle(x, part);
                return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.backgroundColor, s.color, s.borderColor, s.borderWidth, s.textDecoration].join();
            })).join(';');
            const stops = all.filter(e => e.type !== 'radio' || groups.get(e.form?.id + e.name) === e);
            document.activeElement?.blur();
            window.scrollTo(0, 0);
            window.walk = { stops, look, before: stops.map(look), name: e => e ? e.outerHTML.replace(/\s+/g, ' ').slice(0, 90) : 'nothing' };
            return stops.map(window.walk.name);
        }
        """;

    private const string lookAtFocus = """
        expected => {
            const { stops, look, before, name } = window.walk;
            const e = document.activeElement, at = stops.indexOf(e);
            if (at < 0) return { at, name: name(e === document.body ? null : e), shown: false, inView: false };
            const box = e.getBoundingClientRect();
            const spots = [0.5, 0.1, 0.9].map(f => [box.left + box.width * f, box.top + box.height * f]);
            const inView = spots.some(([x, y]) => {
                const top = document.elementFromPoint(x, y);
                return top && (top === e || e.contains(top) || top.contains(e) && !top.matches('body, html') || [...(e.labels ?? [])].some(l => l.contains(top)));
            });
            return { at, name: name(e), shown: look(e) !== before[at], inView };
        }
        """;

    private sealed record Step
    {
        public int At { get; set; }
        public string Name { get; set; } = "";
        public bool Shown { get; set; }
        public bool InView { get; set; }
    }
}
