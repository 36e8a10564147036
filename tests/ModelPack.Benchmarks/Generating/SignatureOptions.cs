using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ModelPack.Benchmarks.Generating;

/// <summary>What the build tells of a signature: the model's path.</summary>
internal sealed class SignatureOptions : AnalyzerConfigOptionsProvider
{
    private static readonly Options s_none = new(null);
    private static readonly Options s_model = new("m.onnx");

    public override AnalyzerConfigOptions GlobalOptions => s_none;

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => s_none;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => s_model;

    private sealed class Options(string? model) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key.EndsWith(".ModelPackModel", StringComparison.Ordinal) ? model : null;
            return value is not null;
        }
    }
}
