using Microsoft.ML.OnnxRuntime;
using ModelPack.Conformance.Tests.Contracts;
using ModelPack.Conformance.Tests.Data;
using ModelPack.Conformance.Tests.Raw;
using ModelPack.Conformance.Tests.Signatures;
using ModelPack.Signatures;
using ModelPack.Testing;
using ModelPack.Tool.Scaffolding;

namespace ModelPack.Conformance.Tests.Judging;

/// <summary>A test after all that needs no compiler: its signature is compared, ONNX Runtime has run it, its contract is written.</summary>
internal sealed class PreparedCase
{
    private readonly List<string> _differences = [];

    public PreparedCase(BackendTest test)
    {
        Test = test;
        Graph = new DeclaredGraph(test.Model);
        if (!OnnxSignatureReader.TryRead(test.Model, out ModelSignature? signature, out SignatureProblem? problem))
            throw new InvalidOperationException($"{test.Name}: {problem}");
        Signature = signature;
        Recorded = [.. test.DataSets.Select(folder => RecordedData.Read(folder, signature))];
        Add(SignatureJudge.AgainstFile(signature, Graph));
        Raw = RawRunner.Run(test, Recorded, Compare);
        WriteContract();
    }

    /// <summary>The test.</summary>
    public BackendTest Test { get; }

    /// <summary>What its model declares.</summary>
    public DeclaredGraph Graph { get; }

    /// <summary>The product's signature of the model.</summary>
    public ModelSignature Signature { get; }

    /// <summary>Its data.</summary>
    public IReadOnlyList<RecordedData> Recorded { get; }

    /// <summary>What ONNX Runtime makes of it.</summary>
    public Verdict Raw { get; }

    /// <summary>Where the signature is wrong.</summary>
    public IReadOnlyList<string> Differences => _differences;

    /// <summary>Its contract; null when none was written.</summary>
    public ScaffoldedContract? Contract { get; private set; }

    /// <summary>Why none was written.</summary>
    public string Refusal { get; private set; } = "";

    private void Compare(InferenceSession session)
    {
        Add(SignatureJudge.AgainstSession(Signature, session));
        foreach (SignatureProblem problem in SignatureCheck.Check(Signature))
            Add($"ONNX Runtime loads it, but {problem.Code}: {problem.Message}");
    }

    private void Add(string? difference)
    {
        if (difference is not null)
            _differences.Add($"{Test.Group}/{Test.Name}: {difference}");
    }

    private void WriteContract()
    {
        try
        {
            Contract = ScaffoldedContract.Create(Test.Group, Test.Name, Signature, Recorded.Any(static data => data.HasNonFinite));
        }
        catch (ScaffoldException exception)
        {
            Refusal = $"{exception.Code}: {exception.Message}";
        }
    }
}
