using ModelPack.Testing;
using ModelPack.Tool.Tests.Support;

namespace ModelPack.Tool.Tests.Commands;

/// <summary>Files damaged at random, the same ones in each run: whatever is in them, a verb ends with an exit code and says what is wrong.</summary>
public sealed class DamagedFileTests : IDisposable
{
    private const int Runs = 150;

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("penguins-columns.onnx")]
    [InlineData("awkward-names.onnx")]
    [InlineData("sequence-out.onnx")]
    [InlineData("external/linear-external.onnx")]
    public void A_damaged_model_is_shown_scaffolded_or_refused(string model)
    {
        byte[] good = File.ReadAllBytes(TestModels.Path(model));
        var random = new Random(model.Length);
        for (int run = 0; run < Runs; run++)
        {
            string file = _folder[$"{run}.onnx"];
            File.WriteAllBytes(file, Damage(good, random));

            ToolRun shown = Check(ToolRun.Of("inspect", file));
            Check(ToolRun.Of("inspect", file, "--json"));
            ToolRun written = Check(ToolRun.Of("new", file, "--output", _folder[$"{run}"]));

            Assert.True(written.ExitCode == 0 ? shown.ExitCode == 0 : !Path.Exists(_folder[$"{run}"]), written.Error);
        }
    }

    [Fact]
    public void A_damaged_package_is_shown_or_refused()
    {
        byte[] good = File.ReadAllBytes(FakePackage.Write(_folder, FakePackage.Entries));
        var random = new Random(1);
        for (int run = 0; run < Runs * 4; run++)
        {
            File.WriteAllBytes(_folder["damaged.nupkg"], Damage(good, random));
            Check(ToolRun.Of("inspect", _folder["damaged.nupkg"]));
        }
    }

    public void Dispose() => _folder.Dispose();

    private static ToolRun Check(ToolRun run)
    {
        Assert.InRange(run.ExitCode, 0, 2);
        Assert.Equal(run.ExitCode == 0, run.Error.Length == 0);
        Assert.All(run.Ids, static id => Assert.Matches("^MPK(1009|20[0-2][0-9])$", id));
        Assert.DoesNotContain("modelpack itself has failed", run.Error, StringComparison.Ordinal);
        return run;
    }

    private static byte[] Damage(byte[] good, Random random)
    {
        byte[] bytes = [.. good];
        for (int change = random.Next(1, 4); change > 0; change--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return random.Next(8) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }
}
