using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace ModelPack.Conformance.Tests.Contracts;

/// <summary>The <c>.modelsig</c> file that the build writes for a model.</summary>
internal sealed class SignatureFile(ScaffoldedContract contract) : AdditionalText
{
    /// <summary>The model's path in its project.</summary>
    public string ModelFile => contract.ModelFile;

    /// <inheritdoc/>
    public override string Path => $"/obj/modelpack/{contract.Namespace}.modelsig";

    /// <inheritdoc/>
    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(contract.Signature, Encoding.UTF8);
}
