using ModelPack.Benchmarks.Areas;
using ModelPack.Benchmarks.Measuring;
using ModelPack.Testing;

var areas = new Dictionary<string, Func<AreaResult>>
{
    ["predict"] = PredictArea.Run,
    ["batch"] = BatchArea.Run,
    ["signature"] = SignatureArea.Run,
    ["generator"] = GeneratorArea.Run,
    ["build"] = BuildArea.Run,
    ["pack"] = PackArea.Run,
    ["http"] = HttpArea.Run,
    ["batching"] = BatchingArea.Run,
};
string[] chosen = args.Length == 0 ? [.. areas.Keys] : args;
if (Array.Find(chosen, area => !areas.ContainsKey(area)) is { } unknown)
{
    Console.Error.WriteLine($"'{unknown}' is not an area. Areas: {string.Join(", ", areas.Keys)}.");
    return 2;
}

string folder = Path.Combine(TestModels.RepositoryRoot, "artifacts", "bench");
bool allKept = true;
foreach (string area in chosen)
    allKept &= Report.Write(areas[area](), folder);
Console.WriteLine(allKept ? "\nAll goals kept." : "\nGOALS LOST: see above.");
return allKept ? 0 : 1;
