using System.Text;

namespace ModelPack.Runtime.Tests.Loading;

public sealed class ModelAssetsTests
{
    private readonly ModelAssets _assets = new(new Dictionary<string, byte[]>
    {
        ["words/en.txt"] = Encoding.UTF8.GetBytes("\uFEFFgreat\r\nfun\n\nend"),
        ["labels.txt"] = [1, 2, 3],
    });

    [Fact]
    public void Files_are_read_by_name()
    {
        Assert.Equal(["labels.txt", "words/en.txt"], _assets.Names);
        Assert.Equal([1, 2, 3], _assets.ReadAllBytes("labels.txt"));
        Assert.Equal("great\r\nfun\n\nend", _assets.ReadAllText("words/en.txt"));
        Assert.Equal(["great", "fun", "", "end"], _assets.ReadAllLines("words/en.txt"));
        using Stream stream = _assets.OpenRead("labels.txt");
        Assert.False(stream.CanWrite);
        Assert.Equal(1, stream.ReadByte());
    }

    [Fact]
    public void What_a_caller_does_to_its_bytes_does_not_reach_others()
    {
        _assets.ReadAllBytes("labels.txt")[0] = 9;

        Assert.Equal(1, _assets.ReadAllBytes("labels.txt")[0]);
    }

    [Fact]
    public void An_unknown_name_is_not_found_and_the_names_are_listed()
    {
        var missing = Assert.Throws<ModelNotFoundException>(() => _assets.OpenRead("words/de.txt"));

        Assert.Equal("The model has no asset 'words/de.txt'. It has: labels.txt, words/en.txt.", missing.Message);
        Assert.Equal("MPK3030", missing.Code);
        Assert.Contains("ModelAsset", Assert.Throws<ModelNotFoundException>(() => ModelAssets.None.ReadAllText("x")).Message);
    }

    [Fact]
    public void A_file_is_parsed_once_by_all_threads()
    {
        int parsed = 0;
        object[] results = new object[64];

        Parallel.For(0, results.Length, i => results[i] = _assets.GetOrAdd("labels.txt", stream =>
        {
            Interlocked.Increment(ref parsed);
            Thread.Sleep(20);
            return new List<int> { stream.ReadByte() };
        }));

        Assert.Equal(1, parsed);
        Assert.All(results, result => Assert.Same(results[0], result));
        Assert.Equal("labels", _assets.GetOrAdd("labels.txt", static _ => "labels"));
    }

    [Fact]
    public void A_parser_that_throws_is_asked_again()
    {
        Assert.Throws<FormatException>(() => _assets.GetOrAdd<string>("labels.txt", static _ => throw new FormatException()));

        Assert.Equal("good", _assets.GetOrAdd("labels.txt", static _ => "good"));
    }
}
