namespace ModelPack.Replay.Tests.Examples;

public sealed class ExamplePathTests : IDisposable
{
    private readonly ExampleReader _reader = new();

    public void Dispose() => _reader.Dispose();

    [Fact]
    public void Of_a_folder_all_files_are_read_counted_as_people_count()
    {
        foreach (int number in new[] { 10, 9, 1 })
        {
            Directory.CreateDirectory(_reader.PathOf("all/more"));
            File.WriteAllText(_reader.PathOf($"all/part{number}.jsonl"), $$$"""{"input":{"fare":{{{number}}}}}""");
        }

        File.WriteAllText(_reader.PathOf("all/more/a.csv"), "fare\n0\n");
        File.WriteAllText(_reader.PathOf("all/notes.md"), "no examples");

        Assert.Equal(["""{"input":{"fare":0}}""", """{"input":{"fare":1}}""", """{"input":{"fare":9}}""", """{"input":{"fare":10}}"""], _reader.ReadPath(_reader.PathOf("all")));
    }

    [Theory]
    [InlineData("a b;c.jsonl")]
    [InlineData("100%25 @'#.jsonl")]
    [InlineData("예시 é.jsonl")]
    public void Odd_names_are_names(string name) => Assert.Single(_reader.Read(name, """{"input":{"fare":1}}"""));

    [Fact]
    public void A_folder_without_examples_is_a_mistake()
    {
        Directory.CreateDirectory(_reader.PathOf("empty"));

        Assert.Empty(_reader.ReadPath(_reader.PathOf("empty")));
        Assert.StartsWith("0: The folder holds no examples", Assert.Single(_reader.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_file_of_test_data_is_a_mistake()
    {
        Assert.Empty(_reader.Read("input_0.pb", ""));
        Assert.StartsWith("0: Name the folder", Assert.Single(_reader.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("input_0.pb", new byte[] { 0x12 }, "0: The file is no ONNX TensorProto")]
    [InlineData("input_0.pb", new byte[] { 0x08, 2, 0x10, 7 }, "0: The tensor has 0 elements, and its shape is [2].")]
    [InlineData("input_0.pb", new byte[] { 0x08, 0, 0x10, 1 }, "0: 'input_0.pb' holds float32, and the model's tensor is int64[rows, 1].")]
    [InlineData("input_9.pb", new byte[] { 0x08, 0, 0x10, 1 }, "0: 'input_9.pb' is of no input of the model, which has 5.")]
    [InlineData("output_0.pb", new byte[] { 0x08, 0, 0x10, 7 }, "0: The folder has no input_0.pb.")]
    public void Test_data_that_is_not_of_the_model_says_so(string name, byte[] content, string message)
    {
        Directory.CreateDirectory(_reader.PathOf("test_data_set_0"));
        File.WriteAllBytes(_reader.PathOf("test_data_set_0/" + name), content);

        Assert.Empty(_reader.ReadPath(_reader.PathOf("test_data_set_0")));
        Assert.StartsWith(message, Assert.Single(_reader.Problems), StringComparison.Ordinal);
    }
}
