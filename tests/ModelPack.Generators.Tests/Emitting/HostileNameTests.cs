extern alias signatures;

using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using CsCheck;
using Microsoft.CodeAnalysis;
using ModelPack.Generators.Emitting;
using ModelPack.Generators.Tests.Testing;
using ModelPack.Naming;
using ModelSignature = signatures::ModelPack.Signatures.ModelSignature;
using SignatureText = signatures::ModelPack.Signatures.SignatureText;

namespace ModelPack.Generators.Tests.Emitting;

/// <summary>Whatever a model calls its tensors, dimensions, columns and labels: the code compiles, and the record says the same names.</summary>
public sealed class HostileNameTests
{
    private static readonly string[] s_awkward =
        ["class", "Equals", "\");}//", "*/", "--", "]]>", "<a b=\"c\">&amp;", "$(Exit)", "%(Identity)", "@(Compile)", "a;b", "{0}", "{{", "\u202e\u2066", "\r\n#error", "CON", "../..", "\0"];

    // Names of models are UTF-8, so that they hold whole characters only.
    private static readonly Gen<string> s_name = Gen.Frequency(
        (3, Gen.String["abcXYZ019_.:/- "]),
        (2, Gen.Int[0, s_awkward.Length - 1].Select(index => s_awkward[index])),
        (2, Gen.Char.Array[0, 8].Select(letters => WellFormed(new string(letters)))));

    private static readonly Gen<string[]> s_names = s_name.Array[1, 12].Select(names => names.Distinct().ToArray());

    [Fact]
    public void Any_names_of_tensors_dimensions_and_metadata_compile_and_are_in_the_record() =>
        Gen.Select(s_names, s_names, s_name, s_name).Sample(
            (inputs, outputs, symbol, batch) =>
            {
                GeneratorRun run = Generator.Run(ColumnProject(inputs, outputs, symbol.Length == 0 ? "s" : symbol, batch.Length == 0 || batch == symbol ? "batch of " + symbol : batch));

                run.AssertCompiles();
                (JsonElement contract, ModelSignature signature) = RecordOf(run);
                Assert.Equal(inputs, Tensors(contract, "input"));
                Assert.Equal(outputs, Tensors(contract, "output"));
                Assert.Equal(inputs, signature.Inputs.Select(input => input.Name));
                Assert.Equal(outputs, signature.Outputs.Select(output => output.Name));
            },
            iter: 20);

    [Fact]
    public void Any_names_of_columns_and_labels_compile_and_are_in_the_record() =>
        Gen.Select(s_names, s_names).Sample(
            (features, labels) =>
            {
                GeneratorRun run = Generator.Run(FeatureProject(features, labels));

                run.AssertCompiles();
                (JsonElement contract, ModelSignature signature) = RecordOf(run);
                Assert.Equal(Enumerable.Repeat("x", features.Length), Tensors(contract, "input"));
                Assert.Equal(labels, contract.GetProperty("output").GetProperty("members")[0].GetProperty("labels").EnumerateArray().Select(label => label.GetString()));
                Assert.Equal(features, signature.FeatureNames.Single().Names);
                Assert.Equal(labels, signature.ClassLabels.Single().Labels);
            },
            iter: 20);

    [Fact]
    public void A_name_of_a_megabyte_compiles_in_reasonable_time()
    {
        string[] names = [new string('x', 1 << 20), new string('x', (1 << 20) - 1) + "\u202e"];
        var clock = Stopwatch.StartNew();
        GeneratorRun run = Generator.Run(ColumnProject(names, [names[0]], "s", "n"));

        run.AssertCompiles();
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
        Assert.Equal(names, Tensors(RecordOf(run).Contract, "input"));
        Assert.DoesNotContain(run.Text.Split('\n'), line => line.TrimStart().StartsWith("///", StringComparison.Ordinal) && line.Length > 2_000);
    }

    [Fact]
    public void A_name_of_a_megabyte_makes_a_short_message()
    {
        string name = new string('x', 1 << 20) + "\u202e";
        UserProject project = SmallContract.Of(
            SmallContract.Model($"input {JsonText.String(name)} float32[\"n\"]", $"input {JsonText.String(name + "y")} float32[\"n\"]", "output \"y\" float32[\"n\"]"),
            $$"""[Tensor("{{new string('x', 50_000)}}")] public required float A { get; init; }""");
        var clock = Stopwatch.StartNew();
        ImmutableArray<Diagnostic> reported = ContractReport.Of(project).Ours;

        Assert.Equal(["MPK1003", "MPK1004"], reported.Select(diagnostic => diagnostic.Id).Order());
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
        Assert.All(reported, diagnostic => Assert.InRange(diagnostic.GetMessage().Length, 1, 4_000));
        Assert.DoesNotContain(reported, diagnostic => diagnostic.GetMessage().Contains('\u202e'));
    }

    private static string WellFormed(string text) => ModelPack.Generators.Parsing.JsonNames.WellFormed(text);

    private static UserProject ColumnProject(string[] inputs, string[] outputs, string symbol, string batch)
    {
        string shape = $"float32[{JsonText.String(batch)}, {JsonText.String(symbol)}]";
        return SmallContract.Of(
            SmallContract.Model(
            [
                .. inputs.Select(input => $"input {JsonText.String(input)} {shape}\ndoc-input {JsonText.String(input)} {JsonText.String(symbol)}"),
                .. outputs.Select(output => $"output {JsonText.String(output)} {shape}"),
                $"metadata {JsonText.String(batch)} {JsonText.String(symbol)}",
            ]),
            Members(inputs, "In", "Input"),
            Members(outputs, "Out", "Output"));
    }

    private static UserProject FeatureProject(string[] features, string[] labels)
    {
        string columns = string.Join("\n", MemberNames.OfFeatures(features, "In").Select((name, index) =>
            $"[Feature({index}, Name = {CSharpText.Literal(features[index])})] public required float {name} {{ get; init; }}"));
        string members = string.Join(",\n", MemberNames.OfLabels(labels, "Kind").Select((name, index) => $"[EnumMember(Value = {CSharpText.Literal(labels[index])})] {name}"));
        return SmallContract.Of(
            SmallContract.Model(
                $"input \"x\" float32[\"n\", {features.Length}]",
                "output \"y\" string[\"n\"]",
                $"class-labels \"y\" strings {string.Join(" ", labels.Select(JsonText.String))}",
                $"feature-names \"x\" {string.Join(" ", features.Select(JsonText.String))}"),
            columns,
            "public required Kind Y { get; init; }",
            inputAttributes: "[FeatureVector(\"x\")]",
            more: $"public enum Kind\n{{\n{members}\n}}");
    }

    private static string Members(string[] tensors, string type, string word)
    {
        IReadOnlyList<string> names = MemberNames.Of(tensors, type, word);
        IReadOnlyList<bool> found = MemberNames.FindTensors(names, tensors);
        return string.Join("\n", names.Select((name, i) => $"{(found[i] ? "" : $"[Tensor({CSharpText.Literal(tensors[i])})] ")}public required float[] {name} {{ get; init; }}"));
    }

    private static (JsonElement Contract, ModelSignature Signature) RecordOf(GeneratorRun run)
    {
        AttributeData record = run.Compilation.Assembly.GetAttributes().Single(attribute => attribute.AttributeClass!.Name == "ContractRecordAttribute");
        Assert.True(SignatureText.TryParse((string)record.ConstructorArguments[4].Value!, out ModelSignature? signature, out string? error), error);
        return (JsonDocument.Parse((string)record.ConstructorArguments[3].Value!).RootElement, signature);
    }

    private static IEnumerable<string?> Tensors(JsonElement contract, string side) => contract.GetProperty("bindings").EnumerateArray()
        .Where(binding => binding.GetProperty("side").GetString() == side).Select(binding => binding.GetProperty("tensor").GetString());
}
