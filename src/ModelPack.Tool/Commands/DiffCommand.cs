using System.CommandLine;
using System.Security;
using System.Text;
using System.Text.Json;
using ModelPack.Packages.Comparing;
using ModelPack.Tool.Output;

namespace ModelPack.Tool.Commands;

/// <summary><c>modelpack diff OLD NEW</c>.</summary>
internal static class DiffCommand
{
    private static readonly JsonWriterOptions s_json = new() { Indented = true, NewLine = "\n" };

    /// <summary>The verb.</summary>
    public static Command Create(ToolOutput output)
    {
        var old = new Argument<string>("OLD") { Description = "The model package (.nupkg) before, or the folder that it was extracted to." };
        var current = new Argument<string>("NEW") { Description = "The model package (.nupkg) after, or the folder that it was extracted to." };
        var json = new Option<bool>("--json") { Description = "Writes JSON, for programs." };
        var command = new Command("diff", "Compares the contracts of two model packages: what breaks, what is added, and the least version that says so. Reads only; runs nothing of them.") { old, current, json };
        command.SetAction(line => Run(line.GetValue(old)!, line.GetValue(current)!, line.GetValue(json), output));
        return command;
    }

    private static int Run(string oldFile, string currentFile, bool asJson, ToolOutput output)
    {
        if (!TryRead(oldFile, output, out PackageContracts? old) || !TryRead(currentFile, output, out PackageContracts? current))
            return ExitCodes.BadInput;
        var comparison = new PackageComparison(old!, current!);
        if (asJson)
            output.Writer.WriteLine(Json(old!, current!, comparison));
        else
            Show(old!, current!, comparison, output);
        if (comparison.RisesEnough)
            return ExitCodes.Done;
        output.Problem(new ToolProblem("MPK2006", $"Version {current!.Version} does not say what changed since {old!.Version}: it has to be {comparison.LeastVersion} at least.", currentFile));
        return ExitCodes.FoundWanting;
    }

    private static void Show(PackageContracts old, PackageContracts current, PackageComparison comparison, ToolOutput output)
    {
        output.Heading($"{old.Id} {old.Version} -> {current.Id} {current.Version}");
        output.Table("Changes", ["", "model", "where", "what"],
            [.. comparison.Changes.Select(static change => new[] { change.Kind == ChangeKind.Breaking ? "breaking" : "additive", change.Model, change.Path, change.Text })]);
        output.Line();
        if (comparison.Changes.Count == 0)
            output.Line("The contracts are the same for callers.");
        if (comparison.Swappable.Count > 0)
            output.Line($"Can be swapped without a recompile (equal contract digests): {string.Join(", ", comparison.Swappable)}.");
        output.Line($"Least version: {comparison.LeastVersion}.");
    }

    private static string Json(PackageContracts old, PackageContracts current, PackageComparison comparison)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_json))
        {
            writer.WriteStartObject();
            WritePackage(writer, "old", old);
            WritePackage(writer, "new", current);
            writer.WriteStartArray("changes");
            foreach (ContractChange change in comparison.Changes)
            {
                writer.WriteStartObject();
                writer.WriteString("kind", change.Kind == ChangeKind.Breaking ? "breaking" : "additive");
                writer.WriteString("model", change.Model);
                writer.WriteString("path", change.Path);
                writer.WriteString("text", change.Text);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("swappable");
            foreach (string model in comparison.Swappable)
                writer.WriteStringValue(model);
            writer.WriteEndArray();
            writer.WriteString("step", comparison.Step.ToString().ToLowerInvariant());
            writer.WriteString("leastVersion", comparison.LeastVersion);
            writer.WriteBoolean("risesEnough", comparison.RisesEnough);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void WritePackage(Utf8JsonWriter writer, string name, PackageContracts package)
    {
        writer.WriteStartObject(name);
        writer.WriteString("id", package.Id);
        writer.WriteString("version", package.Version);
        writer.WriteEndObject();
    }

    private static bool TryRead(string file, ToolOutput output, out PackageContracts? package)
    {
        package = null;
        try
        {
            package = PackageContracts.Read(file);
            if (package.Contracts.Count == 0)
                output.Problem(new ToolProblem(ToolProblem.BadPackage, $"'{package.Id}' is a package without a contract, so there is nothing to compare.", file));
            return package.Contracts.Count > 0;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException or SecurityException or NotSupportedException or ArgumentException)
        {
            string message = exception is FileNotFoundException or DirectoryNotFoundException ? "The package does not exist." : $"It is no model package, or a damaged one: {exception.Message.TrimEnd('.')}.";
            output.Problem(new ToolProblem(ToolProblem.BadPackage, message, file));
            return false;
        }
    }
}
