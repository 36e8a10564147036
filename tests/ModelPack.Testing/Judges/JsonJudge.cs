using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace ModelPack.Testing.Judges;

/// <summary>Asks ajv, a JSON Schema validator by others, for its verdict: a node process that stays until this is disposed.</summary>
/// <remarks>For use by one thread. Tests skip themselves where it is not <see cref="IsInstalled"/>.</remarks>
public sealed class JsonJudge : IDisposable
{
    /// <summary>What a test says that skips itself.</summary>
    public const string HowToInstall = "node, or the judges in artifacts/judges, are absent; build/judges.sh --install brings them.";

    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Process _node;

    /// <summary>Starts the process.</summary>
    public JsonJudge()
    {
        var start = new ProcessStartInfo("node")
        {
            ArgumentList = { Path.Combine(TestModels.RepositoryRoot, "tests", "ModelPack.Testing", "Judges", "judge.cjs") },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = s_utf8,
            StandardOutputEncoding = s_utf8,
        };
        start.Environment["NODE_PATH"] = Modules;
        _node = Process.Start(start)!;
    }

    /// <summary>Whether the judges and node are there.</summary>
    public static bool IsInstalled { get; } = File.Exists(Path.Combine(Folder, "installed.txt")) && HasNode();

    private static string Folder => Path.Combine(TestModels.RepositoryRoot, "artifacts", "judges");

    internal static string Modules => Path.Combine(Folder, "node_modules");

    /// <summary>Makes a schema known by a name; it must be valid by its own draft.</summary>
    /// <param name="name">The name.</param>
    /// <param name="schema">The schema as JSON.</param>
    /// <param name="draft"><c>2020-12</c> or <c>07</c>.</param>
    /// <param name="references">The schemas that it refers to, as JSON, by address.</param>
    public void Define(string name, string schema, string draft = "2020-12", params IEnumerable<(string Address, string Schema)> references) => Ask(new JsonObject
    {
        ["define"] = name,
        ["draft"] = draft,
        ["schema"] = JsonNode.Parse(schema),
        ["references"] = new JsonObject(references.Select(reference => KeyValuePair.Create(reference.Address, JsonNode.Parse(reference.Schema)))),
    });

    /// <summary>Makes CycloneDX's published schema of version 1.6 known by a name.</summary>
    public void DefineCycloneDx(string name)
    {
        const string Address = "http://cyclonedx.org/schema/";
        string Read(string file) => File.ReadAllText(Path.Combine(Modules, "@cyclonedx", "cyclonedx-library", "res", "schema", file));
        (string, string) Reference(string file) => (Address + file, Read(file));
        Define(name, Read("bom-1.6.SNAPSHOT.schema.json"), "07", Reference("spdx.SNAPSHOT.schema.json"), Reference("jsf-0.82.SNAPSHOT.schema.json"));
    }

    /// <summary>The verdict on each document: what is wrong with it, or null where nothing is.</summary>
    public IReadOnlyList<string?> Judge(string name, IEnumerable<string> documents)
    {
        JsonNode answer = Ask(new JsonObject
        {
            ["judge"] = name,
            ["documents"] = new JsonArray([.. documents.Select(document => (JsonNode)document)]),
        });
        return [.. answer["verdicts"]!.AsArray().Select(verdict => verdict?.GetValue<string>())];
    }

    /// <summary>The verdict on one document; null where nothing is wrong.</summary>
    public string? Judge(string name, string document) => Judge(name, [document])[0];

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        _node.StandardInput.Close();
        _node.WaitForExit();
        _node.Dispose();
    }

    private JsonNode Ask(JsonObject question)
    {
        _node.StandardInput.Write(question.ToJsonString() + "\n");
        _node.StandardInput.Flush();
        string line = _node.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The judge has ended; what it wrote to standard error says why.");
        JsonNode answer = JsonNode.Parse(line)!;
        return answer["error"] is { } error ? throw new InvalidOperationException($"The judge cannot judge: {error}") : answer;
    }

    private static bool HasNode()
    {
        try
        {
            using Process node = Process.Start(new ProcessStartInfo("node", ["--version"]) { RedirectStandardOutput = true })!;
            node.WaitForExit();
            return node.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
