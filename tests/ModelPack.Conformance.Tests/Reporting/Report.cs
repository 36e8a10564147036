using System.Globalization;
using System.Text;
using ModelPack.Conformance.Tests.Judging;
using ModelPack.Testing;

namespace ModelPack.Conformance.Tests.Reporting;

/// <summary>The results as a table by folder, and every exception by its reason.</summary>
internal static class Report
{
    private const int DetailLength = 300;

    /// <summary>Where the table is written, for <c>build/conformance.sh</c> to print.</summary>
    public static string File { get; } = Path.Combine(TestModels.RepositoryRoot, "artifacts", "conformance.txt");

    /// <summary>Writes the table.</summary>
    public static void Write(IReadOnlyList<CaseResult> results)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, Text(results));
    }

    /// <summary>The table.</summary>
    public static string Text(IReadOnlyList<CaseResult> results)
    {
        var text = new StringBuilder();
        Line(text, "folder", "cases", "ONNX Runtime passes", "predictor passes");
        foreach (string group in BackendTests.Groups)
            Line(text, group, [.. results.Where(result => result.Test.Group == group)]);
        Line(text, "all", results);
        Exceptions(text, "Not passed by ONNX Runtime itself", results.Where(static result => !result.Raw.Passed), static result => result.Raw);
        Exceptions(text, "Passed by ONNX Runtime, not by the predictor", results.Where(static result => result.Raw.Passed && !result.Ours.Passed), static result => result.Ours);
        Exceptions(text, "Passed by the predictor, not by ONNX Runtime's C# API", results.Where(static result => !result.Raw.Passed && result.Ours.Passed), static result => result.Raw);
        return text.ToString();
    }

    private static void Line(StringBuilder text, string group, IReadOnlyList<CaseResult> results) =>
        Line(text, group, Number(results.Count), Number(results.Count(static result => result.Raw.Passed)), Number(results.Count(static result => result.Ours.Passed)));

    private static void Line(StringBuilder text, string group, string cases, string raw, string ours) =>
        text.Append(CultureInfo.InvariantCulture, $"{group,-18}{cases,7}{raw,22}{ours,19}\n");

    private static void Exceptions(StringBuilder text, string title, IEnumerable<CaseResult> results, Func<CaseResult, Verdict> verdict)
    {
        (Reason Reason, CaseResult Result)[] exceptions = [.. results.Select(result => (Reason.Of(verdict(result), result.Operators), result))];
        text.Append(CultureInfo.InvariantCulture, $"\n{title}: {exceptions.Length}\n");
        foreach (var group in exceptions.GroupBy(static exception => exception.Reason.Text).OrderByDescending(static group => group.Count()).ThenBy(static group => group.Key, StringComparer.Ordinal))
        {
            string details = string.Join("; ", group.Where(static exception => exception.Reason.Detail.Length > 0)
                .GroupBy(static exception => exception.Reason.Detail)
                .Select(static detail => $"{Short(detail.Key)}{(detail.Count() > 1 ? " x" + Number(detail.Count()) : "")}"));
            text.Append(CultureInfo.InvariantCulture, $"{group.Count(),5}  {group.Key}{(details.Length > 0 ? " (" + details + ")" : "")}\n");
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Short(string detail) => detail.Length > DetailLength ? detail[..DetailLength] + "..." : detail;
}
