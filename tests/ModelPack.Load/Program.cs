using ModelPack.Load.Measuring;
using ModelPack.Load.Scenarios;
using ModelPack.Load.Server;
using ModelPack.Testing;

if (args is ["serve", string models])
{
    await LoadServer.RunAsync(models);
    return 0;
}

var scenarios = new Dictionary<string, Func<Task<LoadResult>>>
{
    ["overload"] = static () => OverloadScenario.RunAsync(TimeSpan.FromSeconds(15)),
    ["swap"] = static () => SwapScenario.RunAsync(TimeSpan.FromSeconds(60), least: 500),
    ["termination"] = static () => TerminationScenario.RunAsync(rounds: 20),
    ["leaving"] = static () => LeavingScenario.RunAsync(clients: 100),
};
string[] chosen = args.Length == 0 ? [.. scenarios.Keys] : args;
if (Array.Find(chosen, name => !scenarios.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"'{unknown}' is not a scenario. Scenarios: {string.Join(", ", scenarios.Keys)}.");
    return 2;
}

bool allKept = true;
foreach (string name in chosen)
{
    LoadResult result = await scenarios[name]();
    LoadReport.Write(result, Path.Combine(TestModels.RepositoryRoot, "artifacts", "load"));
    allKept &= result.IsKept;
}

Console.WriteLine(allKept ? "\nAll goals kept." : "\nGOALS LOST: see above.");
return allKept ? 0 : 1;
