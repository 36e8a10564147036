using System.Diagnostics;
using System.Globalization;

namespace ModelPack.Package.Tests.Infrastructure;

/// <summary>A model project whose builds and packs are killed, and what each of its files must be.</summary>
internal sealed class KilledProject
{
    private const int WeightBytes = 16 << 20;

    private readonly Workspace _workspace;
    private readonly string _folder;
    private readonly Dictionary<string, byte[]> _good;

    /// <summary>Writes the project, builds and packs it once without a disturbance, and remembers what came out.</summary>
    public KilledProject(Workspace workspace, string folder)
    {
        _workspace = workspace;
        _folder = folder;
        IrisProject.Write(workspace, folder, items: """<ModelAsset Include="models/weights.bin" Model="iris.onnx" />""");
        byte[] weights = new byte[WeightBytes];
        new Random(1).NextBytes(weights);
        File.WriteAllBytes(Path.Combine(Root, "models/weights.bin"), weights);
        workspace.Run(folder, "pack").Succeeded();
        _good = Ours().ToDictionary(static file => file, File.ReadAllBytes);
        Assert.True(_good.Count > 10);
        Assert.Contains(Package, _good.Keys);
    }

    /// <summary>The package.</summary>
    public string Package => Path.Combine(Root, "bin/Release", Path.GetFileName(IrisProject.Package(_workspace)));

    private string Root => Path.Combine(_workspace.Root, _folder);

    /// <summary>Removes what builds made, but for what restore did.</summary>
    public void Clean()
    {
        foreach (string made in (string[])["bin/Release", "obj/Release"])
            Directory.Delete(Path.Combine(Root, made), recursive: true);
        Directory.CreateDirectory(Path.Combine(Root, "bin/Release"));
        Directory.CreateDirectory(Path.Combine(Root, "obj/Release"));
    }

    /// <summary>How long a run takes that nobody kills.</summary>
    public TimeSpan Measure(params string[] arguments)
    {
        File.Delete(Package);
        Stopwatch clock = Stopwatch.StartNew();
        _workspace.Run(_folder, arguments).Succeeded();
        return clock.Elapsed;
    }

    /// <summary>Kills a run at a random moment of the part <paramref name="part"/> of <paramref name="parts"/>: all of a run gets its kills.</summary>
    /// <returns>What to say when something is wrong.</returns>
    public string Kill(TimeSpan whole, int part, int parts, params string[] arguments)
    {
        TimeSpan after = whole * (part + Random.Shared.NextDouble()) / parts;
        _workspace.RunAndKill(_folder, after, arguments);
        return string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', arguments)} killed after {after.TotalMilliseconds:0} of {whole.TotalMilliseconds:0} ms");
    }

    /// <summary>Asserts of each file of ours that it is not there or all there.</summary>
    public void AssertNothingPartial(string when)
    {
        foreach (string file in Ours().Where(_good.ContainsKey))
            Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(_good[file]), $"{when}: {file} is partial.");
    }

    /// <summary>Asserts that a plain run gives every file as it was without a disturbance, in the output too, and no leftover.</summary>
    public void AssertRepaired(string when, params string[] arguments)
    {
        CommandResult repair = _workspace.Run(_folder, arguments);
        Assert.True(repair.ExitCode == 0, $"{when}: {repair.Output}");
        foreach ((string file, byte[] good) in _good)
            Assert.True(File.Exists(file) && File.ReadAllBytes(file).AsSpan().SequenceEqual(good), $"{when}: {file} was not repaired.");
    }

    // What our tasks write, and the package. Lists of inputs (*.inputs) and copies in the output are MSBuild's own to write: what is cut off there is written anew.
    private IEnumerable<string> Ours()
    {
        IEnumerable<string> files = Directory.EnumerateFiles(Path.Combine(Root, "obj/Release"), "*", SearchOption.AllDirectories)
            .Where(static file => file.Contains($"{Path.DirectorySeparatorChar}modelpack{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && Path.GetExtension(file) is not (".inputs" or ".tmp"));
        return File.Exists(Package) ? files.Append(Package) : files;
    }
}
