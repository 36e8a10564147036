using System.Text.RegularExpressions;
using ModelPack.Signatures;
using ModelPack.Testing;
using ModelPack.Tool.Scaffolding;

namespace ModelPack.Conformance.Tests.Contracts;

/// <summary>What <c>modelpack new</c> writes for a model, in a namespace of its own.</summary>
/// <param name="Test">The test that the model is of.</param>
/// <param name="Namespace">The namespace of the contract.</param>
/// <param name="ModelFile">The model, as the contract names it.</param>
/// <param name="Signature">The model's signature in its text form.</param>
/// <param name="Files">The C# files.</param>
internal sealed partial record ScaffoldedContract(BackendTest Test, string Namespace, string ModelFile, string Signature, IReadOnlyList<ScaffoldFile> Files)
{
    /// <summary>Writes the contract.</summary>
    /// <param name="test">The test.</param>
    /// <param name="signature">The signature of its model.</param>
    /// <param name="allowNonFinite">Whether the recorded data hold NaN or infinity.</param>
    /// <exception cref="ScaffoldException">No contract binds the model.</exception>
    public static ScaffoldedContract Create(BackendTest test, ModelSignature signature, bool allowNonFinite)
    {
        string group = NoLetter().Replace(test.Group, "_");
        string name = NoLetter().Replace(test.Name, "_");
        var options = new ScaffoldOptions
        {
            ModelFile = $"models/{group}/{name}.onnx",
            Name = "Model",
            Namespace = $"Conformance.{group}.{name}",
            PackageId = $"Conformance.{group}.{name}",
            AllowNonFinite = allowNonFinite,
        };
        IReadOnlyList<ScaffoldFile> files = Scaffold.Create(signature, options);
        return new ScaffoldedContract(test, options.Namespace, options.ModelFile, SignatureText.Write(signature), [.. files.Where(static file => file.Path.EndsWith(".cs", StringComparison.Ordinal))]);
    }

    [GeneratedRegex("[^A-Za-z0-9]")]
    private static partial Regex NoLetter();
}
