extern alias runtime;
using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.CodeAnalysis;
using ModelPack.Conformance.Tests.Contracts;
using runtime::ModelPack.Runtime.CompilerServices;

namespace ModelPack.Conformance.Tests.Judging;

/// <summary>The contracts of all tests, compiled: many in few assemblies.</summary>
internal sealed class CompiledContracts
{
    private const int ContractsInAnAssembly = 128;
    private readonly ConcurrentDictionary<string, ContractRecordAttribute> _records = new();
    private readonly ConcurrentDictionary<string, string> _problems = new();

    /// <summary>All errors and warnings, each with the test that it is of.</summary>
    public IEnumerable<KeyValuePair<string, string>> Problems => _problems.OrderBy(static problem => problem.Key, StringComparer.Ordinal);

    /// <summary>Compiles.</summary>
    public static async Task<CompiledContracts> Compile(IEnumerable<ScaffoldedContract> contracts)
    {
        var compiled = new CompiledContracts();
        await Parallel.ForEachAsync(contracts.Chunk(ContractsInAnAssembly), async (chunk, cancellation) => await compiled.Add(chunk, cancellation));
        return compiled;
    }

    /// <summary>The record of a contract; null when it does not compile.</summary>
    public ContractRecordAttribute? Find(ScaffoldedContract contract) => _records.GetValueOrDefault(contract.Namespace);

    /// <summary>The first error or warning of a contract; null when there is none.</summary>
    public string? ProblemOf(ScaffoldedContract contract) => _problems.GetValueOrDefault(contract.Namespace);

    // One that does not compile must not hide the others: those are compiled again without it.
    private async Task Add(IReadOnlyList<ScaffoldedContract> contracts, CancellationToken cancellation)
    {
        ContractAssembly compiled = await ContractAssembly.Compile(contracts, cancellation);
        foreach (Diagnostic problem in compiled.Problems)
            _problems.TryAdd(OwnerOf(problem, contracts), problem.ToString());
        if (compiled.Assembly is { } assembly)
        {
            foreach (ContractRecordAttribute record in assembly.GetCustomAttributes<ContractRecordAttribute>())
                _records[record.Predictor.Namespace!] = record;
            return;
        }

        ScaffoldedContract[] sound = [.. contracts.Where(contract => !_problems.ContainsKey(contract.Namespace))];
        if (sound.Length > 0 && sound.Length < contracts.Count)
            await Add(sound, cancellation);
    }

    // Sources lie in a folder, generated files begin with the name of the namespace.
    private static string OwnerOf(Diagnostic problem, IReadOnlyList<ScaffoldedContract> contracts)
    {
        string path = problem.Location.SourceTree?.FilePath ?? "";
        return contracts.FirstOrDefault(contract => path.Contains(contract.Namespace + "/", StringComparison.Ordinal) || path.Contains(contract.Namespace + ".", StringComparison.Ordinal))?.Namespace ?? "";
    }
}
