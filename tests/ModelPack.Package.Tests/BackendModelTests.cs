using ModelPack.Package.Tests.Infrastructure;
using ModelPack.Signatures;
using ModelPack.Testing;

namespace ModelPack.Package.Tests;

/// <summary>Scaffolds of models that others made. <c>ModelPack.Conformance.Tests</c> compiles them all in process; here the first of each kind goes through the command and a real build.</summary>
public class BackendModelTests(Workspace workspace)
{
    private static readonly (string Kind, Func<ModelSignature, bool> Fits)[] s_kinds =
    [
        ("Scalar", static signature => Any(signature.Inputs, static value => value is TensorValueType { Shape.Count: 0 })),
        ("Array", static signature => Any(signature.Inputs, static value => value is TensorValueType { Shape.Count: > 1 })),
        ("OpenOutput", static signature => Any(signature.Outputs, static value => Opens(value) > 0)),
        ("Text", static signature => Any(signature.Inputs, static value => value is TensorValueType { ElementType: TensorElementType.String })),
        ("Half", static signature => Any(signature.Outputs, static value => value is TensorValueType { ElementType: TensorElementType.Float16 })),
        ("BFloat16", static signature => Any(signature.Outputs, static value => value is TensorValueType { ElementType: TensorElementType.BFloat16 })),
        ("Sequence", static signature => Any(signature.Inputs, static value => value is SequenceValueType { Element: TensorValueType { Shape.Count: 1 } })),
        ("TensorSequence", static signature => Any(signature.Inputs, static value => value is SequenceValueType { Element: TensorValueType { Shape: null } })),
        ("Optional", static signature => Any(signature.Inputs, static value => value is OptionalValueType { Element: TensorValueType })),
        ("OptionalSequence", static signature => Any(signature.Outputs, static value => value is OptionalValueType { Element: SequenceValueType })),
        ("NoInput", static signature => signature.Inputs.Count == 0),
    ];

    [Fact]
    public void A_scaffold_of_each_kind_of_value_builds_without_a_warning()
    {
        Assert.SkipUnless(BackendTests.IsInstalled, $"The ONNX backend tests are not in {BackendTests.Root}; build/conformance.sh installs them.");
        ModelSignature[] signatures = [.. BackendTests.Cases.Select(static test => Read(test.Model))];
        foreach ((string kind, Func<ModelSignature, bool> fits) in s_kinds)
        {
            string model = BackendTests.Cases[Array.FindIndex(signatures, signature => fits(signature))].Model;
            ModelPackTool.Run(workspace, "new", model, "--output", $"backend/{kind}", "--name", kind, "--package", $"Acme.Backend.{kind}").Succeeded();
        }

        workspace.Write("backend/All.slnx", $"<Solution>{string.Concat(s_kinds.Select(static kind => $"""<Project Path="{kind.Kind}/Acme.Backend.{kind.Kind}.csproj" />"""))}</Solution>");
        workspace.Run("backend", "build", "All.slnx", "-warnaserror").Succeeded().WithoutWarnings();
    }

    private static ModelSignature Read(string model) => OnnxSignatureReader.TryRead(model, out ModelSignature? signature, out SignatureProblem? problem)
        ? signature
        : throw new InvalidOperationException($"{model}: {problem}");

    private static bool Any(IEnumerable<ValueInfo> values, Func<ModelValueType, bool> fits) => values.Any(value => fits(value.Type));

    private static int Opens(ModelValueType type) => type is TensorValueType { Shape: { } shape } ? shape.Count(static dimension => dimension.Value is null) : 0;
}
