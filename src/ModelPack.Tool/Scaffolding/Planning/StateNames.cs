using System.Text.RegularExpressions;

namespace ModelPack.Tool.Scaffolding.Planning;

/// <summary>Whether two names say that an output is the next value of an input, as <c>state</c> and <c>stateN</c>, <c>h0</c> and <c>hn</c>, <c>past_key_values.0.key</c> and <c>present.0.key</c> do.</summary>
internal static partial class StateNames
{
    private static readonly string[] s_inputPrefixes = ["in_", "input_", "prev_", "previous_", "initial_"];
    private static readonly string[] s_inputSuffixes = ["_in", "_input", "_prev", "_init", "_0", "0"];
    private static readonly string[] s_outputPrefixes = ["out_", "output_", "new_", "next_", "updated_"];
    private static readonly string[] s_outputSuffixes = ["_out", "_output", "_new", "_next", "_n", "n"];

    /// <summary>Whether an input is the cache of a decoder, which grows with each step.</summary>
    public static bool IsCache(string input) => Past().IsMatch(input);

    /// <summary>Whether an output is the next value of an input.</summary>
    public static bool ArePair(string input, string output)
    {
        if (Past().Match(input) is { Success: true } past)
            return Present().Match(output) is { Success: true } present && input[past.Length..] == output[present.Length..];
        (input, output) = (input.ToLowerInvariant(), output.ToLowerInvariant());
        string[] before = [input, .. Strip(input, s_inputPrefixes, s_inputSuffixes)];
        return Strip(output, s_outputPrefixes, s_outputSuffixes).Any(stem => before.Contains(stem) && StateWord().IsMatch(stem));
    }

    private static IEnumerable<string> Strip(string name, string[] prefixes, string[] suffixes) =>
    [
        .. prefixes.Where(prefix => name.StartsWith(prefix, StringComparison.Ordinal)).Select(prefix => name[prefix.Length..]),
        .. suffixes.Where(suffix => name.EndsWith(suffix, StringComparison.Ordinal)).Select(suffix => name[..^suffix.Length]),
    ];

    [GeneratedRegex(@"^past(_key_values?)?[._]", RegexOptions.CultureInvariant)]
    private static partial Regex Past();

    [GeneratedRegex(@"^present(_key_values?)?[._]", RegexOptions.CultureInvariant)]
    private static partial Regex Present();

    [GeneratedRegex(@"(^|_)(states?|hidden|cell|memory|mem|cache|hx|cx|h|c)[0-9]*(_|$)|hiddenstate|cellstate", RegexOptions.CultureInvariant)]
    private static partial Regex StateWord();
}
