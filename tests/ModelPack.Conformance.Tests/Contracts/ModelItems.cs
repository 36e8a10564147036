using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ModelPack.Conformance.Tests.Contracts;

/// <summary>The metadata of <c>OnnxModel</c> items, as the build hands them over.</summary>
internal sealed class ModelItems : AnalyzerConfigOptionsProvider
{
    /// <inheritdoc/>
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Metadata([]);

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    /// <inheritdoc/>
    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Metadata(new()
    {
        ["build_metadata.AdditionalFiles.ModelPackModel"] = ((SignatureFile)textFile).ModelFile,
        ["build_metadata.AdditionalFiles.ModelPackName"] = Path.GetFileNameWithoutExtension(((SignatureFile)textFile).ModelFile),
    });

    private sealed class Metadata(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
