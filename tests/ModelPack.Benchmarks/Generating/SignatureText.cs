using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ModelPack.Benchmarks.Generating;

/// <summary>The signature of the one model that all contracts name.</summary>
internal sealed class SignatureText : AdditionalText
{
    private static readonly SourceText s_text = SourceText.From("modelsig 1\nir-version 8\ninput \"x\" float32[\"n\", 12]\noutput \"y\" float32[\"n\"]\n", Encoding.UTF8);

    public override string Path => "/obj/modelpack/m.modelsig";

    public override SourceText GetText(CancellationToken cancellationToken = default) => s_text;
}
