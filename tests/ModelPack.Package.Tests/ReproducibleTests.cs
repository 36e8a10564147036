using System.Security.Cryptography;
using ModelPack.Package.Tests.Infrastructure;

namespace ModelPack.Package.Tests;

public class ReproducibleTests(Workspace workspace)
{
    // Each pair of a folder, a culture and a time zone once: the short form of all sixteen packs, which MODELPACK_LONG_TESTS=1 runs.
    private static readonly (string Folder, string Culture, string Zone)[] s_pairs =
    [
        ("here", "tr_TR.UTF-8", "Asia/Seoul"), ("here", "de_DE.UTF-8", "America/St_Johns"),
        ("there/저기/a longer name", "tr_TR.UTF-8", "America/St_Johns"), ("there/저기/a longer name", "de_DE.UTF-8", "Asia/Seoul"),
    ];

    [Fact]
    public void The_same_commit_gives_the_same_bytes_in_any_folder_culture_and_time_zone()
    {
        foreach (string folder in s_pairs.Select(static pair => pair.Folder).Distinct())
            Clone(folder);

        string[] digests = [.. Packs().Select(pack => Pack(pack.Folder, pack.Culture, pack.Zone)).Distinct()];

        Assert.Single(digests);
    }

    private static IEnumerable<(string Folder, string Culture, string Zone)> Packs() => Environment.GetEnvironmentVariable("MODELPACK_LONG_TESTS") != "1"
        ? s_pairs
        : from run in Enumerable.Range(0, 2)
          from folder in s_pairs.Select(static pair => pair.Folder).Distinct()
          from culture in s_pairs.Select(static pair => pair.Culture).Distinct()
          from zone in s_pairs.Select(static pair => pair.Zone).Distinct()
          select (folder, culture, zone);

    // With a remote of a host that the SDK knows, so that there is a source link. Dates and names are those of the commit.
    private void Clone(string folder)
    {
        folder = $"same/{folder}";
        IrisProject.Write(workspace, folder);
        workspace.Write($"{folder}/.gitignore", "bin/\nobj/\n");
        string at = Path.Combine(workspace.Root, folder);
        var identity = new Dictionary<string, string>
        {
            ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_AUTHOR_DATE"] = "2026-01-02T03:04:05Z", ["GIT_COMMITTER_DATE"] = "2026-01-02T03:04:05Z",
            ["GIT_AUTHOR_NAME"] = "A", ["GIT_AUTHOR_EMAIL"] = "a@example.org", ["GIT_COMMITTER_NAME"] = "A", ["GIT_COMMITTER_EMAIL"] = "a@example.org",
        };
        foreach (string command in (string[])["init -q", "remote add origin https://github.com/acme/iris.git", "add .", "commit -q -m model"])
            Dotnet.Run(at, "git", command.Split(' '), identity).Succeeded();
    }

    private string Pack(string folder, string culture, string zone)
    {
        string at = Path.Combine(workspace.Root, "same", folder);
        foreach (string made in (string[])["bin", "obj"])
        {
            if (Directory.Exists(Path.Combine(at, made)))
                Directory.Delete(Path.Combine(at, made), recursive: true);
        }

        workspace.Run($"same/{folder}", new Dictionary<string, string> { ["LC_ALL"] = culture, ["LANG"] = culture, ["TZ"] = zone }, "pack").Succeeded();
        return Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(at, "bin/Release", Path.GetFileName(IrisProject.Package(workspace))))));
    }
}
