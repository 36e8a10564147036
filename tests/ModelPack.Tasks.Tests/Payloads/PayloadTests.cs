using System.Security.Cryptography;
using System.Text;
using ModelPack.Tasks.Payloads;

namespace ModelPack.Tasks.Tests.Payloads;

public class PayloadTests
{
    private static readonly PayloadFile s_model = new("iris.onnx", 631, new string('a', 64));

    [Fact]
    public void The_digest_covers_package_and_files_as_documented()
    {
        string text = $"package Acme.Models.Iris 1.2.0\n{s_model.Sha256} 631 iris.onnx\n";
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), Payload("Acme.Models.Iris", "1.2.0").Digest);
    }

    [Fact]
    public void Another_version_of_the_package_has_another_folder() =>
        Assert.NotEqual(Payload("A", "1.2.0").Folder, Payload("A", "1.3.0").Folder);

    [Fact]
    public void A_line_of_a_digest_file_reads_back_with_blanks_in_the_path()
    {
        var file = new PayloadFile("a b/모델 1.bin", 5_000_000_000, new string('0', 64));
        Assert.Equal(file, PayloadFile.Parse(file.ToString()));
    }

    [Theory]
    [InlineData("a\"; System.Exit();//")]
    [InlineData("back\\slash")]
    [InlineData("line\u2028break")]
    [InlineData("모델")]
    public void A_file_name_stays_inside_its_quotes(string name)
    {
        string source = PayloadSource.Write([new Payload(name, "A", "1.0.0", [s_model with { Path = name }])]);

        string literal = source.Split("ModelFile(")[1].Split(", ")[0];
        Assert.Equal(name, System.Text.Json.JsonSerializer.Deserialize<string>(literal));
        Assert.All(literal, static c => Assert.InRange(c, ' ', '~'));
    }

    private static Payload Payload(string id, string version) => new("iris", id, version, [s_model]);
}
