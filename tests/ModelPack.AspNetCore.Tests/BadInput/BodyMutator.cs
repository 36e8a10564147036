using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ModelPack.AspNetCore.Tests.BadInput;

/// <summary>Makes bad bodies of good ones at random: JSON by its tokens, so that most of it stays what the route expects, and any bytes by bytes.</summary>
public sealed partial class BodyMutator(int seed)
{
    private static readonly string[] s_tokens =
    [
        "null", "true", "false", "0", "-0", "-1", "1.5", "1e-400", "1e999", "-1e999", "1e39", "3.4028236e38", "2147483648", "4294967296", "9223372036854775807", "9223372036854775808",
        "-9223372036854775809", "18446744073709551616", "1e19", "0.1e1", "NaN", "Infinity", "\"NaN\"", "\"-Infinity\"", "\"1\"", "\"\"", "\"tellnobody\"", "\"\\u0000\"", "\"\\uD800\"", "\"\\uDC00\\uD800\"",
        "\"../../etc/passwd\"", "\"붓꽃\"", "\"FP32\"", "\"FP16\"", "\"BF16\"", "\"INT64\"", "\"UINT64\"", "\"BYTES\"", "\"BOOL\"", "\"inputs\"", "\"outputs\"", "\"parameters\"", "\"binary_data_size\"", "\"binary_data\"",
        "\"shape\"", "\"data\"", "\"name\"", "\"__proto__\"", "[]", "{}", "[[]]", "[null]", "{\"a\":1}", "[1,2,3,4,5]", "{", "}", "[", "]", ",", ":", "\"", "\\", "/*", "//", "\0", "\uFEFF", "\n",
    ];

    private static readonly byte[][] s_bytes = [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0], [0x0A], [0x7F], [0x80]];

    private readonly Random _random = new(seed);

    /// <summary>A body that is bad in one to four ways, most of the time.</summary>
    public BadBody Next(HostileRoute route)
    {
        string json = route.Good;
        for (int count = _random.Next(1, 5); count > 0; count--)
            json = ChangeTokens(json);
        byte[] bytes = Encoding.UTF8.GetBytes(json);
        if (_random.Next(3) == 0)
            bytes = ChangeBytes(bytes);
        byte[] tail = route.Tail;
        for (int count = _random.Next(3); count > 0 && tail.Length > 0; count--)
            tail = ChangeBytes(tail);
        return new BadBody([.. bytes, .. tail], route.LengthHeader is null ? [] : [(route.LengthHeader, Length(bytes.Length, bytes.Length + tail.Length))]);
    }

    /// <summary>Bytes without any sense.</summary>
    public byte[] Noise()
    {
        byte[] noise = new byte[_random.Next(200)];
        _random.NextBytes(noise);
        return noise;
    }

    private string ChangeTokens(string json)
    {
        string[] tokens = [.. Token().Matches(json).Select(static match => match.Value)];
        if (tokens.Length == 0)
            return _random.Next(2) == 0 ? "" : s_tokens[_random.Next(s_tokens.Length)];
        int at = _random.Next(tokens.Length);
        int length = _random.Next(1, Math.Min(8, tokens.Length - at) + 1);
        string before = string.Concat(tokens[..at]), run = string.Concat(tokens[at..(at + length)]), after = string.Concat(tokens[(at + length)..]);
        switch (_random.Next(9))
        {
            case 0:
                return before + after;
            case 1:
                return before + run + run + after;
            case 2:
                return before + run + "," + run + after;
            case 3:
                int deep = _random.Next(10) == 0 ? 5_000 : _random.Next(1, 80);
                (string open, string close) = _random.Next(2) == 0 ? ("[", "]") : ("{\"a\":", "}");
                return before + string.Concat(Enumerable.Repeat(open, deep)) + run + string.Concat(Enumerable.Repeat(close, deep)) + after;
            case 4:
                return before + string.Join(',', Enumerable.Repeat(tokens[at], _random.Next(2, 3_000))) + string.Concat(tokens[(at + 1)..]);
            case 5:
                return before;
            case 6:
                int other = _random.Next(tokens.Length);
                (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                return string.Concat(tokens);
            default:
                return before + s_tokens[_random.Next(s_tokens.Length)] + string.Concat(tokens[(at + _random.Next(2))..]);
        }
    }

    private byte[] ChangeBytes(byte[] bytes)
    {
        int at = _random.Next(bytes.Length + 1);
        int length = _random.Next(Math.Min(8, bytes.Length - at) + 1);
        byte[] with = _random.Next(4) switch
        {
            0 => [],
            1 => [(byte)_random.Next(256)],
            2 => s_bytes[_random.Next(s_bytes.Length)],
            _ => Noise(),
        };
        return [.. bytes[..at], .. with, .. bytes[(at + length)..]];
    }

    // Mostly the truth; else one off, the extremes, and what is no number.
    private string Length(int json, int all) => _random.Next(16) switch
    {
        0 => Text(json + 1),
        1 => Text(json - 1),
        2 => Text(all),
        3 => Text(all + 1),
        4 => "0",
        5 => "-1",
        6 => ((string[])["", "abc", "1e2", "0x10", "+5", "1,2", "2147483648", "9223372036854775808", "99999999999999999999", "٣"])[_random.Next(9)],
        _ => Text(json),
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("""(?:"(?:[^"\\]|\\.)*"|[-+.0-9eE]+|[a-z]+|\s+|.)""", RegexOptions.Singleline)]
    private static partial Regex Token();
}
