using System.Collections.Generic;
using System.Linq;

namespace ModelPack.Signatures;

/// <summary>Says whether ONNX Runtime can use a model, as far as its signature shows. Reads no file.</summary>
public static class SignatureCheck
{
    private const int FirstIrVersionWithOpsets = 3;

    /// <summary>All that is wrong with <paramref name="signature"/>: MPK2003, MPK2012 and MPK2013; empty when it can be used.</summary>
    public static IReadOnlyList<SignatureProblem> Check(ModelSignature signature) =>
        [.. CheckVersions(signature), .. CheckDomains(signature), .. CheckGraph(signature), .. CheckValues("input", signature.Inputs), .. CheckValues("output", signature.Outputs)];

    private static IEnumerable<SignatureProblem> CheckVersions(ModelSignature signature)
    {
        if (signature.IrVersion > OperatorSetSupport.MaxIrVersion)
        {
            yield return new SignatureProblem(
                ProblemCodes.TooNew,
                $"The model has IR version {signature.IrVersion}; {OperatorSetSupport.Runtime} reads up to {OperatorSetSupport.MaxIrVersion}. Export it with an older IR version.");
        }

        // ONNX Runtime looks at the versions of all imports, also of those that nothing uses.
        foreach (OpsetImport opset in signature.Opsets)
        {
            if (OperatorSetSupport.TryGetMaxVersion(opset.Domain, out long newest) && opset.Version > newest)
            {
                yield return new SignatureProblem(
                    ProblemCodes.TooNew,
                    $"The model imports opset {opset.Version} of {Display(opset.Domain)}; {OperatorSetSupport.Runtime} has up to {newest}. Export it with an older opset.");
            }
        }
    }

    private static IEnumerable<SignatureProblem> CheckDomains(ModelSignature signature) =>
        from domain in signature.OperatorDomains
        where !OperatorSetSupport.HasDomain(domain)
        select new SignatureProblem(
            ProblemCodes.UnknownDomain,
            $"The model uses operators of the domain '{PrintableText.Name(domain)}', which {OperatorSetSupport.Runtime} does not have and the model does not define. Export it without them.");

    private static IEnumerable<SignatureProblem> CheckGraph(ModelSignature signature)
    {
        if (signature.Opsets.Count == 0 && signature.IrVersion >= FirstIrVersionWithOpsets)
            yield return new SignatureProblem(ProblemCodes.InvalidGraph, "The model imports no operator set.");

        // The type of an output can be inferred, that of an input cannot.
        foreach (ValueInfo input in signature.Inputs)
        {
            if (input.Type is UnknownValueType { Description: UnknownValueType.NotDeclared })
                yield return new SignatureProblem(ProblemCodes.InvalidGraph, $"The input '{PrintableText.Name(input.Name)}' declares no type.");
        }
    }

    private static IEnumerable<SignatureProblem> CheckValues(string side, EquatableArray<ValueInfo> values)
    {
        foreach (ValueInfo value in values)
        {
            if (value.Type is not TensorValueType tensor)
                continue;
            if (tensor.ElementType == TensorElementType.Undefined)
                yield return new SignatureProblem(ProblemCodes.InvalidGraph, $"The {side} '{PrintableText.Name(value.Name)}' declares no element type.");
            if (Overflows(tensor.Shape ?? default))
                yield return new SignatureProblem(ProblemCodes.InvalidGraph, $"The {side} '{PrintableText.Name(value.Name)}' has the type {PrintableText.Name(tensor.ToString())}, whose size overflows 64 bits.");
        }
    }

    // Sixteen bytes an element at most: the size in bytes of every tensor is computed sooner or later. A tensor with a dimension of 0 is empty.
    private static bool Overflows(EquatableArray<Dimension> shape)
    {
        long elements = 1;
        foreach (Dimension dimension in shape.OrderBy(dimension => dimension.Value ?? 1))
        {
            long size = dimension.Value ?? 1;
            if (size == 0)
                return false;
            if (elements > long.MaxValue / 16 / size)
                return true;
            elements *= size;
        }

        return false;
    }

    private static string Display(string domain) => domain.Length == 0 ? "ai.onnx" : domain;
}
