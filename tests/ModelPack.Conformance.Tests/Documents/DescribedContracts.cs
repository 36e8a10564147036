using ModelPack.Conformance.Tests.Agreement;
using ModelPack.Conformance.Tests.Contracts;
using ModelPack.Conformance.Tests.Golden;
using ModelPack.Packages.Contracts;
using ModelPack.Packages.Payloads;
using ModelPack.Tasks.Manifest;

namespace ModelPack.Conformance.Tests.Documents;

/// <summary>What a build knows about compiled contracts, and the documents of each.</summary>
internal sealed class DescribedContracts
{
    private static readonly Lazy<Task<DescribedContracts>> s_all = new(Compile);

    private DescribedContracts(ContractAssembly assembly)
    {
        Assembly = assembly;
        using var image = new MemoryStream(assembly.Image!);
        Facts = [.. AssemblyRecords.Read(image).Contracts.Select(static record => ModelFacts.From(record, PayloadOf(record)))];
    }

    /// <summary>Contracts over all kinds of members, those that are scaffolded for models, and odd ones.</summary>
    public static Task<DescribedContracts> All => s_all.Value;

    /// <summary>The contracts, compiled.</summary>
    public ContractAssembly Assembly { get; }

    /// <summary>The facts of each.</summary>
    public IReadOnlyList<ModelFacts> Facts { get; }

    private static async Task<DescribedContracts> Compile()
    {
        ScaffoldedContract[] contracts =
        [
            .. AgreementContracts.All.Select(static contract => contract.Project),
            .. GoldenModel.Own.Concat(GoldenModel.Shared).DistinctBy(static model => model.Name).Select(GoldenRun.Scaffold),
            .. OddInputs.All,
        ];
        ContractAssembly assembly = await ContractAssembly.Compile(contracts, TestContext.Current.CancellationToken);
        Assert.Empty(assembly.Problems);
        return new DescribedContracts(assembly);
    }

    private static Payload PayloadOf(ContractRecord record) =>
        new(record.Model, record.Predictor, "1.2.0", [new PayloadFile(record.Model + ".onnx", 5, new string('a', 64)), new PayloadFile("weights/a b.bin", 7, new string('b', 64))]);
}
