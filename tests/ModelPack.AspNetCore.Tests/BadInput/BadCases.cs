using System.Text;

namespace ModelPack.AspNetCore.Tests.BadInput;

/// <summary>What can be wrong with a JSON body, whatever the route: made of a good body of it. Every one must be refused.</summary>
public static class BadCases
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The cases by name.</summary>
    public static IReadOnlyDictionary<string, Func<HostileRoute, byte[]>> All { get; } = Values().Concat(Texts()).Concat(Bytes()).ToDictionary(StringComparer.Ordinal);

    // Something else where a number belongs.
    private static IEnumerable<KeyValuePair<string, Func<HostileRoute, byte[]>>> Values()
    {
        (string Name, string Value)[] values =
        [
            ("NaN", "NaN"), ("Infinity", "Infinity"), ("minus Infinity", "-Infinity"), ("nan", "nan"), ("inf", "inf"),
            ("1e999", "1e999"), ("minus 1e999", "-1e999"), ("an exponent of twelve digits", "1e987659876598"), ("1e309", "1e309"),
            ("ten thousand digits", "98765" + new string('0', 10_000)),
            ("leading zero", "01"), ("plus sign", "+1"), ("hexadecimal", "0x1"), ("octal", "0o1"), ("no digit before the point", ".5"), ("no digit after the point", "5."),
            ("no digits in the exponent", "1e"), ("two points", "1.2.3"), ("two signs", "--1"), ("a minus alone", "-"), ("a comma in a number", "1,,2"), ("an underscore in a number", "1_000"),
            ("a word", "tellnobody"), ("a string that is no number", "\"tellnobody\""), ("an empty string", "\"\""), ("an object for a number", """{"a":1}"""), ("an empty object for a number", "{}"),
            ("an object with a hidden prototype", """{"__proto__":{"x":1}}"""), ("undefined", "undefined"), ("nothing", ""), ("true in capitals", "TRUE"), ("a date", "new Date(0)"),
            ("a function", "function(){}"), ("a lone surrogate", "\"\\uD800\""), ("half an escape", "\"\\u12\""), ("an unknown escape", "\"\\q\""), ("a NUL in a string", "\"\0\""),
            ("a raw line end in a string", "\"a\nb\""), ("a string without end", "\"abc"), ("five thousand arrays deep", new string('[', 5_000) + new string(']', 5_000)),
            ("seventy arrays deep", new string('[', 70) + "1" + new string(']', 70)), ("five thousand arrays that never end", new string('[', 5_000)),
            ("five thousand objects deep", string.Concat(Enumerable.Repeat("{\"a\":", 5_000)) + "1" + new string('}', 5_000)),
            ("a string of a hundred thousand characters", "\"" + new string('s', 100_000) + "\""),
        ];
        return values.Select(static value => Case(value.Name, route => s_utf8.GetBytes(route.With(value.Value))));
    }

    // The whole text spoiled.
    private static IEnumerable<KeyValuePair<string, Func<HostileRoute, byte[]>>> Texts()
    {
        yield return Text("a cut in the middle", static good => good[..(good.IndexOf(',', StringComparison.Ordinal) + 1)]);
        yield return Text("a cut in a name", static good => good[..Math.Min(good.Length, good.IndexOf('"', StringComparison.Ordinal) + 3)]);
        yield return Text("a cut before the last bracket", static good => good.TrimEnd()[..Math.Max(0, good.TrimEnd().Length - 1)]);
        yield return Text("a bracket too many", static good => good.TrimEnd() + "}");
        yield return Text("a square bracket too many", static good => good.TrimEnd() + "]");
        yield return Text("text after the document", static good => good.TrimEnd() + " tellnobody");
        yield return Text("text before the document", static good => "tellnobody " + good);
        yield return Text("a comma after the document", static good => good.TrimEnd() + ",");
        yield return Text("a trailing comma", static good => good.TrimEnd().Insert(Math.Max(0, good.TrimEnd().Length - 1), ","));
        yield return Text("a block comment", static good => good.Replace(":", ":/* tellnobody */", StringComparison.Ordinal));
        yield return Text("a line comment", static good => good.Replace(":", "://tellnobody\r:", StringComparison.Ordinal));
        yield return Text("single quotes", static good => good.Replace('"', '\''));
        yield return Text("names without quotes", static good => good.Replace("\"", "", StringComparison.Ordinal));
        yield return Text("semicolons", static good => good.Replace(',', ';'));
        yield return Text("equal signs", static good => good.Replace(':', '='));
        yield return Text("doubled colons", static good => good.Replace(":", "::", StringComparison.Ordinal));
        yield return Text("round brackets", static good => good.Replace('{', '(').Replace('}', ')'));
        yield return Text("a string around it", static good => System.Text.Json.JsonSerializer.Serialize(good));
        yield return Text("null for all", static _ => "null");
        yield return Text("true for all", static _ => "true");
        yield return Text("a number for all", static _ => "1");
        yield return Text("an empty string for all", static _ => "\"\"");
        yield return Text("HTML", static _ => "<html><body>tellnobody</body></html>");
        yield return Text("XML", static _ => "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>");
        yield return Text("YAML", static _ => "--- !ruby/object:Gem::Installer\ni: x\n");
        yield return Text("a form", static _ => "x=tellnobody&y=2");
        yield return Text("an empty object", static _ => "{}");
        yield return Text("ten thousand unknown members", static _ => "{" + string.Join(',', Enumerable.Range(0, 10_000).Select(static i => $"\"m{i}\":1")) + "}");
        yield return Text("every member twice", static good => good.Replace("}", "," + MembersOf(good) + "}", StringComparison.Ordinal));
    }

    // Bytes that are no UTF-8 text.
    private static IEnumerable<KeyValuePair<string, Func<HostileRoute, byte[]>>> Bytes()
    {
        yield return Case("an empty body", static route => route.IsLines || route.Tail.Length > 0 ? "x"u8.ToArray() : []);
        yield return Case("a byte order mark", static route => [0xEF, 0xBB, 0xBF, .. s_utf8.GetBytes(route.Good)]);
        yield return Case("UTF-16", static route => Encoding.Unicode.GetBytes(route.Good));
        yield return Case("UTF-16, big end first", static route => Encoding.BigEndianUnicode.GetBytes(route.Good));
        yield return Case("UTF-32", static route => Encoding.UTF32.GetBytes(route.Good));
        yield return Case("a NUL at the start", static route => [0, .. s_utf8.GetBytes(route.Good)]);
        yield return Case("a NUL at the end", static route => [.. s_utf8.GetBytes(route.Good.TrimEnd()), 0]);
        yield return Case("overlong UTF-8", static route => Put(route, 0xC0, 0xAF));
        yield return Case("surrogates in UTF-8", static route => Put(route, 0xED, 0xA0, 0x80));
        yield return Case("a byte that is never in UTF-8", static route => Put(route, 0xFF));
        yield return Case("half a character", static route => Put(route, 0xE2, 0x82));
        yield return Case("gzip", static _ => [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 3, 0x4B, 0x04, 0, 0x43, 0xBE, 0xB7, 0xE8, 1, 0, 0, 0]);
        yield return Case("a ZIP file", static _ => [.. "PK"u8, 3, 4, .. new byte[60]]);
        yield return Case("a thousand zeros", static _ => new byte[1_000]);
        yield return Case("a thousand bytes of 255", static _ => [.. Enumerable.Repeat((byte)255, 1_000)]);
    }

    // Those of the innermost object that ends first.
    private static string MembersOf(string json)
    {
        int end = json.IndexOf('}', StringComparison.Ordinal);
        return end < 0 ? "" : json[(json.LastIndexOf('{', end) + 1)..end];
    }

    private static KeyValuePair<string, Func<HostileRoute, byte[]>> Case(string name, Func<HostileRoute, byte[]> make) => new(name, make);

    private static KeyValuePair<string, Func<HostileRoute, byte[]>> Text(string name, Func<string, string> make) => Case(name, route => s_utf8.GetBytes(make(route.Good)));

    private static byte[] Put(HostileRoute route, params byte[] bytes)
    {
        int hole = route.Template.IndexOf(HostileRoute.Hole, StringComparison.Ordinal);
        string before = hole < 0 ? "" : route.Template[..hole], after = route.Template[(hole + 1)..].Replace(HostileRoute.Hole.ToString(), route.Number, StringComparison.Ordinal);
        return [.. s_utf8.GetBytes(before), (byte)'"', .. bytes, (byte)'"', .. s_utf8.GetBytes(after)];
    }
}
