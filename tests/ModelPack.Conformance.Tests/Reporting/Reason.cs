using System.Text.RegularExpressions;
using ModelPack.Conformance.Tests.Judging;

namespace ModelPack.Conformance.Tests.Reporting;

/// <summary>Why a test was not passed, told from what was seen: messages, operators, values. Never from the test's name.</summary>
/// <param name="Text">The reason that tests share.</param>
/// <param name="Detail">What differs between tests of that reason, as in <c>Add(6)</c>.</param>
internal sealed partial record Reason(string Text, string Detail)
{
    private static readonly HashSet<string> s_random = ["Bernoulli", "Dropout", "Multinomial", "RandomNormal", "RandomNormalLike", "RandomUniform", "RandomUniformLike"];

    /// <summary>The reason of a verdict.</summary>
    public static Reason Of(Verdict verdict, IReadOnlySet<string> operators) => verdict.Stage switch
    {
        Stage.Contract => new("no contract", verdict.Reason),
        Stage.Load => OfLoading(verdict.Reason),
        Stage.Feed => new(verdict.Reason, ""),
        Stage.Run => OfRunning(verdict.Reason),
        Stage.Match => OfValues(verdict.Reason, operators),
        _ => new("", ""),
    };

    private static Reason OfLoading(string message)
    {
        if (MissingKernel().Match(message) is { Success: true } kernel)
            return new("does not load: no kernel for this version or element type of the operator", kernel.Groups[1].Value);
        if (UnknownOperator().Match(message) is { Success: true } unknown)
            return new("does not load: the operator is not in ONNX Runtime", unknown.Groups[1].Value);
        if (message.Contains("en_US.UTF-8", StringComparison.Ordinal))
            return new("does not load: this machine has no locale en_US.UTF-8", "");
        return new("does not load: a kernel refuses its attributes", Refusal().Match(message) is { Success: true } refusal ? refusal.Groups[1].Value : message);
    }

    private static Reason OfRunning(string message) => OtherType().Match(message) is { Success: true } types
        ? new("does not run: the data are recorded in another type than the model declares", $"{types.Groups[1].Value} for {types.Groups[2].Value}")
        : new("does not run", message);

    private static Reason OfValues(string difference, IReadOnlySet<string> operators)
    {
        string[] random = [.. operators.Where(s_random.Contains).Order(StringComparer.Ordinal)];
        if (random.Length > 0)
            return new("gives other values: the model draws random numbers", random[0]);
        string detail = $"{string.Join(", ", operators)}: {difference}";
        return new(difference[0] == '\'' ? "gives other text" : difference.Contains("elements differ", StringComparison.Ordinal) ? "gives other numbers" : "gives another type or shape", detail);
    }

    [GeneratedRegex(@"Could not find an implementation for (\w+\(\d+\))")]
    private static partial Regex MissingKernel();

    [GeneratedRegex(@"([\w.]+:\w+)\(-1\) is not a registered function/op")]
    private static partial Regex UnknownOperator();

    [GeneratedRegex(@"Actual: \(tensor\((\w+)\)\) , expected: \(tensor\((\w+)\)\)")]
    private static partial Regex OtherType();

    // What follows the position in ONNX Runtime's own source.
    [GeneratedRegex(@"was false\. ([^.]+)\.")]
    private static partial Regex Refusal();
}
