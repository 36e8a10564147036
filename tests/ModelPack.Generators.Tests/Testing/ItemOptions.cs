using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ModelPack.Generators.Tests.Testing;

/// <summary>Shows the metadata of <c>OnnxModel</c> items, as the build hands them over.</summary>
internal sealed class ItemOptions : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options([]);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile is SignatureFile file
        ? new Options(new()
        {
            ["build_metadata.AdditionalFiles.ModelPackModel"] = Encode(file.Model.Path),
            ["build_metadata.AdditionalFiles.ModelPackName"] = Encode(file.Model.Name),
        })
        : GlobalOptions;

    private static string Encode(string value) => "base64:" + Convert.ToBase64String(Encoding.UTF8.GetBytes(value));

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
