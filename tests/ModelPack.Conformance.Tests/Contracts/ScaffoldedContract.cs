using System.Text.RegularExpressions;
using ModelPack.Signatures;
using ModelPack.Tool.Scaffolding;

namespace ModelPack.Conformance.Tests.Contracts;

/// <summary>What <c>modelpack new</c> writes for a model, in a namespace of its own.</summary>
/// <param name="Namespace">The namespace of the contract.</param>
/// <param name="ModelFile">The model, as the contract names it.</param>
/// <param name="Signature">The model's signature in its text form.</param>
/// <param name="Files">The C# files.</param>
internal sealed partial record ScaffoldedContract(string Namespace, string ModelFile, string Signature, IReadOnlyList<ScaffoldFile> Files)
{
    /// <summary>Writes the contract.</summary>
    /// <param name="group">Where the model comes from.</param>
    /// <param name="name">Its name there.</param>
    /// <param name="signature">Its signature.</param>
    /// <param name="allowNonFinite">Whether members take NaN and infinity.</param>
    /// <exception cref="ScaffoldException">No contract binds the model.</exception>
    public static ScaffoldedContract Create(string group, string name, ModelSignature signature, bool allowNonFinite)
    {
        group = NoLetter().Replace(group, "_");
        name = NoLetter().Replace(name, "_");
        var options = new ScaffoldOptions
        {
            ModelFile = $"models/{group}/{name}.onnx",
            Name = "Model",
            Namespace = $"Conformance.{group}.{name}",
            PackageId = $"Conformance.{group}.{name}",
            AllowNonFinite = allowNonFinite,
        };
        IReadOnlyList<ScaffoldFile> files = Scaffold.Create(signature, options);
        return new ScaffoldedContract(options.Namespace, options.ModelFile, SignatureText.Write(signature), [.. files.Where(static file => file.Path.EndsWith(".cs", StringComparison.Ordinal))]);
    }

    [GeneratedRegex("[^A-Za-z0-9]")]
    private static partial Regex NoLetter();
}
