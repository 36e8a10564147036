using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ModelPack.Tool.Tests.Support;

/// <summary>The <c>.modelsig</c> file of an <c>OnnxModel</c> item.</summary>
internal sealed class SignatureItem(string model, string text) : AdditionalText
{
    public string Model => model;

    public override string Path => $"/obj/modelpack/{System.IO.Path.GetFileNameWithoutExtension(model)}.modelsig";

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
}
