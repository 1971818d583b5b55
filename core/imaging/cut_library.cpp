// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/cut_library.h"

#include <algorithm>
#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/imgproc/detail/gcgraph.hpp>

#if defined(_WIN32)
#define I2M_EXPORT __declspec(dllexport)
#else
#define I2M_EXPORT __attribute__((visibility("default")))
#endif

using namespace i2m::cutting;

extern "C" I2M_EXPORT bool i2mGrabCut(const unsigned char *bgr, int width, int height, unsigned char *labels,
                                      int rounds, unsigned seed)
{
    static_assert(int(cv::GC_BGD) == Background && int(cv::GC_FGD) == Subject);
    static_assert(int(cv::GC_PR_BGD) == MaybeBackground && int(cv::GC_PR_FGD) == MaybeSubject);
    try {
        cv::theRNG().state = 0x9E3779B97F4A7C15ULL + seed; // k-means starts at random; per thread
        const cv::Mat picture(height, width, CV_8UC3, const_cast<unsigned char *>(bgr));
        cv::Mat mask(height, width, CV_8UC1, labels);
        cv::Mat backgroundModel;
        cv::Mat subjectModel;
        cv::grabCut(picture, mask, {}, backgroundModel, subjectModel, rounds, cv::GC_INIT_WITH_MASK);
        return true;
    } catch (const cv::Exception &) {
        return false;
    }
}

extern "C" I2M_EXPORT bool i2mLeastCut(const float *lean, const float *right, const float *down, int width,
                                       int height, unsigned char *labels)
{
    try {
        const int count = width * height;
        cv::detail::GCGraph<double> graph(unsigned(count), unsigned(4 * count));
        for (int pixel = 0; pixel < count; ++pixel) {
            graph.addVtx();
            graph.addTermWeights(pixel, std::max(0.0, double(lean[pixel])),
                                 std::max(0.0, -double(lean[pixel])));
        }
        for (int pixel = 0; pixel < count; ++pixel) {
            if (pixel % width + 1 < width)
                graph.addEdges(pixel, pixel + 1, double(right[pixel]), double(right[pixel]));
            if (pixel + width < count)
                graph.addEdges(pixel, pixel + width, double(down[pixel]), double(down[pixel]));
        }
        graph.maxFlow();
        for (int pixel = 0; pixel < count; ++pixel)
            labels[pixel] = graph.inSourceSegment(pixel) ? Subject : Background;
        return true;
    } catch (const cv::Exception &) {
        return false;
    }
}
