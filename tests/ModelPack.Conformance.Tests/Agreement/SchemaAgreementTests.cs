extern alias runtime;
using System.Reflection;
using ModelPack.Conformance.Tests.Contracts;
using ModelPack.Testing.Judges;
using runtime::ModelPack;
using runtime::ModelPack.Runtime.CompilerServices;

namespace ModelPack.Conformance.Tests.Agreement;

/// <summary>The packaged input schema, judged by ajv, and the generated validator say the same of every document.</summary>
public class SchemaAgreementTests
{
    private const int Shown = 10;
    private const int Batch = 1000;

    // 10,000 in every run; build/judges.sh asks for 1,000,000.
    private static readonly int s_documents = int.TryParse(Environment.GetEnvironmentVariable("MODELPACK_AGREEMENT_DOCUMENTS"), out int documents) ? documents : 10_000;

    private static readonly int s_seed = int.TryParse(Environment.GetEnvironmentVariable("MODELPACK_AGREEMENT_SEED"), out int seed) ? seed : 20_26;

    [Fact]
    public async Task Schema_and_validator_agree_on_random_documents()
    {
        Assert.SkipUnless(JsonJudge.IsInstalled, JsonJudge.HowToInstall);
        ContractAssembly compiled = await ContractAssembly.Compile([.. AgreementContracts.All.Select(contract => contract.Project)], TestContext.Current.CancellationToken);
        Assert.Empty(compiled.Problems);

        using var judge = new JsonJudge();
        var disagreements = new List<string>();
        foreach (ContractRecordAttribute record in compiled.Assembly!.GetCustomAttributes<ContractRecordAttribute>())
            disagreements.AddRange(Compare(new JudgedContract(record), judge));
        Assert.True(disagreements.Count == 0, $"{disagreements.Count} disagreements of {s_documents} documents, seed {s_seed}:\n{string.Join('\n', disagreements.Take(200))}");
    }

    private static IEnumerable<string> Compare(JudgedContract contract, JsonJudge judge)
    {
        judge.Define(contract.Name, contract.Schema);
        var writer = new DocumentWriter(contract.Contract, new Random(s_seed));
        int accepted = 0, documents = 0;
        var disagreements = new List<string>();
        for (int left = s_documents / AgreementContracts.All.Count + 1; left > 0; left -= Batch)
        {
            string[] batch = [.. Enumerable.Range(0, Math.Min(left, Batch)).Select(_ => writer.Write())];
            IReadOnlyList<string?> verdicts = judge.Judge(contract.Name, batch);
            for (int i = 0; i < batch.Length; i++)
            {
                IReadOnlyList<InputError> failures = contract.Failures(batch[i]);
                documents++;
                accepted += failures.Count == 0 ? 1 : 0;
                if (failures.Count == 0 != verdicts[i] is null)
                    disagreements.Add(Describe(contract, batch[i], failures, verdicts[i]));
            }
        }

        // Documents of one kind only would prove nothing.
        if (accepted < documents / 40 || accepted > documents * 39 / 40)
            disagreements.Add($"{contract.Name} accepts {accepted} of {documents} documents.");
        return disagreements.TakeLast(Shown);
    }

    private static string Describe(JudgedContract contract, string document, IReadOnlyList<InputError> failures, string? verdict)
    {
        string ours = failures.Count == 0 ? "takes" : string.Join("; ", failures.Select(failure => $"{failure.Path} {failure.Code} {failure.Message}"));
        return $"{contract.Name} {document}\n    validator: {ours}\n    schema: {verdict ?? "takes"}";
    }
}
