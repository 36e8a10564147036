using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ModelPack.Tool.Tests.Support;

/// <summary>Shows the metadata of an <c>OnnxModel</c> item, as the build hands it over.</summary>
internal sealed class SignatureItemOptions : AnalyzerConfigOptionsProvider
{
    public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(null);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options((SignatureItem)textFile);

    private sealed class Options(SignatureItem? item) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value)
        {
            value = key switch
            {
                "build_metadata.AdditionalFiles.ModelPackModel" => item?.Model,
                "build_metadata.AdditionalFiles.ModelPackName" => Path.GetFileNameWithoutExtension(item?.Model),
                _ => null,
            } ?? "";
            return value.Length > 0;
        }
    }
}
