using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ModelPack.Generators.Tests.Testing;

/// <summary>The <c>.modelsig</c> file of an <c>OnnxModel</c> item.</summary>
internal sealed class SignatureFile(TestModel model) : AdditionalText
{
    public TestModel Model => model;

    public override string Path => $"/obj/modelpack/{model.Name}.modelsig";

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(model.Signature, Encoding.UTF8);
}
